package org.postern.bootstrap.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that was perhaps meant: the known one with the fewest edits, when they are few for its length. */
public final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The nearest of the known words; the first of several equally near; empty when none is near. */
    public static Optional<String> to(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(word -> distance(written, word) <= tolerance(written, word))
                .min(Comparator.comparingInt(word -> distance(written, word)));
    }

    /** The end of a message: {@code ; did you mean "port"?}, or nothing. */
    public static String hint(String written, Collection<String> known) {
        return to(written, known)
                .map(word -> "; did you mean " + Printable.quote(word) + "?")
                .orElse("");
    }

    private static int tolerance(String written, String word) {
        return Math.max(1, Math.max(written.length(), word.length()) * 2 / 5);
    }

    /** Insertions, deletions, replacements, and neighbours that changed places (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
