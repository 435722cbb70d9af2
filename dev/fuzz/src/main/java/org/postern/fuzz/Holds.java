package org.postern.fuzz;

/** What a target says when its property does not hold. */
final class Holds {

    private Holds() {}

    static void that(boolean holds, String property, Object... seen) {
        if (!holds) {
            throw new AssertionError(property + told(seen));
        }
    }

    static void same(Object one, Object other, String property) {
        that(one.equals(other), property, one, other);
    }

    private static String told(Object[] seen) {
        StringBuilder text = new StringBuilder();
        for (Object one : seen) {
            text.append("\n  ").append(one);
        }
        return text.toString();
    }
}
