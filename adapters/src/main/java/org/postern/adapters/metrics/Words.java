package org.postern.adapters.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Values of a label that come from names of ours, such as rules: so many at most, and nothing but words. */
final class Words {
    private static final int MOST = 100;
    private static final int LONGEST = 64;
    private static final String OTHER = "other";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** The word itself, or {@code other} for what is none and what is one too many. */
    String of(String word) {
        if (known.contains(word)) {
            return word;
        }
        if (!isWord(word) || known.size() >= MOST) {
            return OTHER;
        }
        known.add(word);
        return word;
    }

    private static boolean isWord(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.');
    }
}
