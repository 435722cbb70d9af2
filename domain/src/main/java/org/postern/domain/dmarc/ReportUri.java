package org.postern.domain.dmarc;

import java.util.List;
import java.util.Optional;

/** The addresses reports are wanted at: {@code dmarc-urilist} of RFC 9989 §4.8, of any scheme. */
final class ReportUri {
    private static final String OTHER_CHARACTERS = "-._~:/?#[]@$&'()*+;=";

    private ReportUri() {}

    /** The valid URIs of a list, without obsolete size limits; others are left out. */
    static List<String> list(String value) {
        return TagValues.split(value, ',').stream()
                .map(TagValues::trimmed)
                .map(ReportUri::withoutLimit)
                .flatMap(Optional::stream)
                .filter(ReportUri::isUri)
                .toList();
    }

    /** Without {@code obs-dmarc-report-size}; empty when something else stands behind the exclamation point. */
    private static Optional<String> withoutLimit(String uri) {
        int mark = uri.indexOf('!');
        if (mark < 0) {
            return Optional.of(uri);
        }
        int end = mark + 1;
        while (end < uri.length() && isDigit(uri.charAt(end))) {
            end++;
        }
        boolean unit = end == uri.length() - 1 && "kmgtKMGT".indexOf(uri.charAt(end)) >= 0;
        boolean limit = end > mark + 1 && (end == uri.length() || unit);
        return limit ? Optional.of(uri.substring(0, mark)) : Optional.empty();
    }

    /** A scheme and the characters of RFC 3986 §2; a mailto URI needs an address (RFC 6068 §2). */
    private static boolean isUri(String uri) {
        int colon = uri.indexOf(':');
        if (colon < 1 || colon == uri.length() - 1 || !isLetter(uri.charAt(0))) {
            return false;
        }
        String scheme = uri.substring(0, colon);
        String rest = uri.substring(colon + 1);
        boolean characters = scheme.chars().allMatch(c -> isLetter(c) || isDigit(c) || "+-.".indexOf(c) >= 0)
                && hasUriCharacters(rest);
        return characters && (!scheme.equalsIgnoreCase("mailto") || rest.indexOf('@') > 0 && !rest.endsWith("@"));
    }

    private static boolean hasUriCharacters(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            boolean escape =
                    c == '%' && i + 2 < rest.length() && isHex(rest.charAt(i + 1)) && isHex(rest.charAt(i + 2));
            if (!escape && !isLetter(c) && !isDigit(c) && OTHER_CHARACTERS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(int c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
