package org.postern.domain.address;

/** The character classes of addresses: RFC 5321 §4.1.2, extended by RFC 6531 §3.3. */
final class Atext {
    private static final String SPECIAL_ATEXT = "!#$%&'*+-/=?^_`{|}~";

    private Atext() {}

    /** {@code atext}: what a Dot-string may hold besides dots. */
    static boolean isAtext(int c) {
        if (c >= 128) {
            return isUtf8NonAscii(c);
        }
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || SPECIAL_ATEXT.indexOf(c) >= 0;
    }

    /** {@code qtextSMTP} and {@code quoted-pairSMTP} together: printable ASCII, space, and what RFC 6531 adds. */
    static boolean isQuotable(int c) {
        return c >= ' ' && c < 127 || c >= 128 && isUtf8NonAscii(c);
    }

    /**
     * {@code UTF8-non-ascii} that a person can see. Deviation: RFC 6531 lets every non-ASCII character in; controls,
     * invisible formats and separators are refused because they make two addresses that look the same.
     */
    private static boolean isUtf8NonAscii(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
