package org.postern.domain.arc;

/** Instance values: RFC 8617 §4.2.1. */
final class Instance {
    /** The most ARC Sets a message may have. */
    static final int MOST = 50;

    private Instance() {}

    /** Reads one or two digits from 1 to 50; 0 for anything else. */
    static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 2 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        int number = Integer.parseInt(digits);
        return number <= MOST ? number : 0;
    }
}
