package org.postern.domain.spf;

/** ASCII character classes of the grammar (RFC 5234 Appendix B.1), and text made safe to show. */
final class Ascii {
    private static final String DOTS = "...";

    private Ascii() {}

    static boolean isAlpha(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlphanumeric(char c) {
        return isAlpha(c) || isDigit(c);
    }

    static boolean isPrintable(char c) {
        return c >= ' ' && c <= '~';
    }

    static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPrintable(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** For people, header fields and logs: printable ASCII, {@code ?} for all else, no longer than that, dots included. */
    static String shown(String text, int longest) {
        boolean whole = text.length() <= longest;
        int length = whole ? text.length() : Math.max(0, longest - DOTS.length());
        StringBuilder shown = new StringBuilder(length + DOTS.length());
        for (int i = 0; i < length; i++) {
            shown.append(isPrintable(text.charAt(i)) ? text.charAt(i) : '?');
        }
        return shown.append(whole ? "" : DOTS.substring(0, Math.min(longest, DOTS.length())))
                .toString();
    }
}
