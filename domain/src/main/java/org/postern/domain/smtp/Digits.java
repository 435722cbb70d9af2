package org.postern.domain.smtp;

/** Decimal numbers as SMTP writes them: digits only, no sign. */
final class Digits {
    private static final int MOST = 18;

    private Digits() {}

    /** Whether the text is 1 to 18 digits, so that it can never overflow a long. */
    static boolean fitsLong(String text) {
        return !text.isEmpty() && text.length() <= MOST && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
