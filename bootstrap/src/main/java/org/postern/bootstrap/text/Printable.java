package org.postern.bootstrap.text;

import java.util.Locale;

/** Text made safe for one line of a terminal or a log: no control character, line break or direction mark survives. */
public final class Printable {
    private static final int LONGEST_QUOTE = 60;

    private Printable() {}

    /** The text with every control, format, separator and lone surrogate character as an escape; others are kept. */
    public static String escape(String text) {
        if (text.codePoints().allMatch(Printable::isPlain)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(escaped, c));
        return escaped.toString();
    }

    /** The escaped text in quotation marks, shortened when it is long. */
    public static String quote(String text) {
        boolean tooLong = text.codePointCount(0, text.length()) > LONGEST_QUOTE;
        String shown = tooLong ? text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…" : text;
        return '"' + escape(shown) + '"';
    }

    private static boolean isPlain(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    private static void append(StringBuilder escaped, int c) {
        switch (c) {
            case '\r' -> escaped.append("\\r");
            case '\n' -> escaped.append("\\n");
            case '\t' -> escaped.append("\\t");
            default -> {
                if (isPlain(c)) {
                    escaped.appendCodePoint(c);
                } else {
                    escaped.append(String.format(Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\u{%x}", c));
                }
            }
        }
    }
}
