package org.postern.domain.dmarc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The {@code tag=value} list of a record: RFC 9989 §4.8. */
final class TagValues {

    private TagValues() {}

    /**
     * The tags in their order, names in lower case. Tags of another form are left out, as syntax errors. Ambiguous: RFC
     * 6376 §3.2 says that a list with a tag twice is invalid and that names are matched by case; the grammar of RFC 9989
     * is of ABNF strings, which are not, and its errors are ignored: here the first tag of a name counts, in any case.
     */
    static Map<String, String> read(String record) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : split(record, ';')) {
            int equals = tag.indexOf('=');
            String name = equals < 0 ? "" : trimmed(tag.substring(0, equals)).toLowerCase(Locale.ROOT);
            String value = trimmed(tag.substring(equals + 1));
            boolean wellFormed = !name.isEmpty()
                    && name.chars().allMatch(c -> c >= 'a' && c <= 'z')
                    && value.chars().allMatch(c -> c >= ' ' && c < 127);
            if (wellFormed) {
                tags.putIfAbsent(name, value);
            }
        }
        return tags;
    }

    /** The pieces between the separators, empty ones included. */
    static List<String> split(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            pieces.add(text.substring(start, end));
            start = end + 1;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    /** Without white space (WSP: space and tab) at both ends. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isWhite(text.charAt(from))) {
            from++;
        }
        while (to > from && isWhite(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isWhite(char c) {
        return c == ' ' || c == '\t';
    }

    /** The constant whose name is the value, in any case. */
    static <E extends Enum<E>> Optional<E> oneOf(E[] constants, String value) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
