package org.postern.domain.smtp;

/**
 * Space and tab, which may stand where RFC 5321 §4.1.1 wants none. Nothing else is white space: a line separator of some
 * other script, or an ASCII control, is an octet like any other and must be seen by whoever reads the argument.
 */
final class Blanks {

    private Blanks() {}

    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
