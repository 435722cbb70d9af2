package org.postern.domain.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A field of the client's that {@link StrippedFields} took out: at which octet of the content it stood, and its octets. */
final class RemovedField {
    private static final int MOST_DIGITS = 9;

    private final int start;
    private final byte[] octets;

    private RemovedField(int start, byte[] octets) {
        this.start = start;
        this.octets = octets;
    }

    /** Reads a record of {@link StrippedFields#records}; empty when it is none. */
    static Optional<RemovedField> read(HeaderField record) {
        String value = record.text();
        int semicolon = value.indexOf(';');
        if (semicolon < 1 || semicolon > MOST_DIGITS || !isNumber(value.substring(0, semicolon))) {
            return Optional.empty();
        }
        byte[] base64 = value.substring(semicolon + 1).getBytes(StandardCharsets.ISO_8859_1);
        try {
            int start = Integer.parseInt(value.substring(0, semicolon));
            return Optional.of(new RemovedField(start, Base64.getMimeDecoder().decode(base64)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    int start() {
        return start;
    }

    /** Not to be changed. */
    byte[] octets() {
        return octets;
    }
}
