package org.postern.domain.smtp;

import java.util.Optional;

/**
 * {@code xtext} of RFC 3461 §4. What it decodes to is checked again: a line ending hidden in xtext is the oldest way to
 * write lines of one's own into somebody else's spool.
 */
final class Xtext {
    private static final String HEX = "0123456789ABCDEF";

    private Xtext() {}

    /** The text, of printable ASCII or, as RFC 6533 §3 allows for addresses, visible UTF-8; else empty. */
    static Optional<String> decode(String xtext) {
        StringBuilder text = new StringBuilder(xtext.length());
        for (int i = 0; i < xtext.length(); i++) {
            char c = xtext.charAt(i);
            if (c == '+') {
                int high = i + 2 < xtext.length() ? HEX.indexOf(xtext.charAt(i + 1)) : -1;
                int low = high < 0 ? -1 : HEX.indexOf(xtext.charAt(i + 2));
                if (low < 0) {
                    return Optional.empty();
                }
                c = (char) (high << 4 | low);
                if (c >= 128) {
                    return Optional.empty();
                }
                i += 2;
            } else if (c == '=' || c <= ' ') {
                return Optional.empty();
            }
            if (c < ' ' || c == 127 || c >= 128 && Character.isISOControl(c)) {
                return Optional.empty();
            }
            text.append(c);
        }
        return Optional.of(text.toString());
    }

    static String encode(String text) {
        StringBuilder xtext = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '+' || c == '=' || c <= ' ') {
                xtext.append('+').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                xtext.append(c);
            }
        }
        return xtext.toString();
    }
}
