package org.postern.bench;

/** A benchmark of the wrong thing is none. */
final class Sane {
    private Sane() {}

    static void check(boolean asExpected) {
        if (!asExpected) {
            throw new IllegalStateException("what is measured is not what was meant");
        }
    }
}
