package org.postern.domain.smtp;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The esmtp-params behind a path: RFC 5321 §4.1.2, {@code keyword ["=" value]} each behind a space. */
final class Parameters {

    private Parameters() {}

    /**
     * Keywords in upper case with their values ({@code ""} for none), in order; empty when something is no parameter,
     * or stands there twice.
     */
    static Optional<Map<String, String>> split(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        if (!text.isEmpty() && text.charAt(0) != ' ') {
            return Optional.empty();
        }
        for (String parameter : Blanks.strip(text).split(" +")) {
            int equals = parameter.indexOf('=');
            String keyword = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            boolean wrong = !isKeyword(keyword) || equals >= 0 && !isValue(value);
            if (!parameter.isEmpty() && (wrong || found.put(keyword.toUpperCase(Locale.ROOT), value) != null)) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private static boolean isKeyword(String text) {
        return !text.isEmpty() && text.charAt(0) != '-' && text.chars().allMatch(Parameters::isKeywordCharacter);
    }

    private static boolean isKeywordCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }

    /** esmtp-value: printable without space and {@code =}; RFC 6531 §3.3 adds UTF-8. Values check themselves further. */
    private static boolean isValue(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c != 127 && !Character.isISOControl(c));
    }
}
