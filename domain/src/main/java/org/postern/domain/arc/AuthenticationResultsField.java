package org.postern.domain.arc;

import org.postern.domain.message.HeaderField;

/**
 * An ARC-Authentication-Results: RFC 8617 §4.1.1. The instance stands first and ends with a semicolon; what follows is
 * testimony whose syntax does not matter to the chain (§3.4).
 */
record AuthenticationResultsField(HeaderField field, int instance, String payload) {

    static AuthenticationResultsField of(HeaderField field) {
        String value = field.text();
        int tag = ArcText.behindCfws(value, 0);
        int equals = ArcText.behindCfws(value, Math.min(tag + 1, value.length()));
        boolean named = value.startsWith("i", tag) && value.startsWith("=", equals);
        int from = named ? ArcText.behindCfws(value, equals + 1) : value.length();
        int to = from;
        while (to < value.length() && value.charAt(to) >= '0' && value.charAt(to) <= '9') {
            to++;
        }
        int semicolon = ArcText.behindCfws(value, to);
        boolean ended = value.startsWith(";", semicolon);
        return ended
                ? new AuthenticationResultsField(
                        field,
                        Instance.number(value.substring(from, to)),
                        value.substring(semicolon + 1).strip())
                : new AuthenticationResultsField(field, 0, "");
    }
}
