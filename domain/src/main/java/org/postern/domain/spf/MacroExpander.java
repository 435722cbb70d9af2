package org.postern.domain.spf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts values in the place of macros: RFC 7208 §7.3. What it makes is bounded, whatever a record asks for. */
final class MacroExpander {
    private static final String UNRESERVED = "-._~";

    private final MacroValues values;

    MacroExpander(MacroValues values) {
        this.values = values;
    }

    /** From the left, cut at a length. */
    String expand(MacroString string, int longest) {
        StringBuilder expanded = new StringBuilder();
        for (int i = 0; i < string.parts().size() && expanded.length() < longest; i++) {
            expanded.append(expand(string.parts().get(i)));
        }
        return expanded.substring(0, Math.min(longest, expanded.length()));
    }

    /** From the right, at least that many characters if there are so many: the left of a long name is cut anyway. */
    String expandTail(MacroString string, int enough) {
        List<String> tail = new ArrayList<>();
        int length = 0;
        for (int i = string.parts().size() - 1; i >= 0 && length < enough; i--) {
            String piece = expand(string.parts().get(i));
            tail.addFirst(piece);
            length += piece.length();
        }
        return String.join("", tail);
    }

    private String expand(MacroPart part) {
        return switch (part) {
            case MacroPart.Literal literal -> literal.text();
            case MacroPart.Escape escape -> escape.expansion();
            case MacroPart.Macro macro -> {
                String value = transform(values.of(macro.letter()), macro);
                yield macro.escaped() ? urlEscape(value) : value;
            }
        };
    }

    private static String transform(String value, MacroPart.Macro macro) {
        if (macro.parts() == MacroPart.Macro.ALL
                && !macro.reversed()
                && macro.delimiters().equals(".")) {
            return value;
        }
        List<String> parts = split(value, macro.delimiters());
        List<String> ordered = macro.reversed() ? parts.reversed() : parts;
        int dropped = Math.max(0, ordered.size() - macro.parts());
        return String.join(".", ordered.subList(dropped, ordered.size()));
    }

    private static List<String> split(String value, String delimiters) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            if (delimiters.indexOf(value.charAt(i)) >= 0) {
                parts.add(value.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(value.substring(from));
        return parts;
    }

    /** Percent-encodes the UTF-8 octets of all that is not {@code unreserved}: RFC 3986 §2.1, §2.3. */
    private static String urlEscape(String value) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (Ascii.isAlphanumeric(c) || UNRESERVED.indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append('%').append(hex(c >> 4)).append(hex(c & 0xf));
            }
        }
        return escaped.toString();
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
