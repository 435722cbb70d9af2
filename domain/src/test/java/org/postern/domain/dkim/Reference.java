package org.postern.domain.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The canonicalizations of RFC 6376 §3.4 word for word, slow and whole; one char is one octet. */
public final class Reference {

    private Reference() {}

    /** RFC 6376 §3.4.3. */
    public static String simpleBody(String body) {
        return withoutLineEnds(body) + "\r\n";
    }

    /** RFC 6376 §3.4.4: (a), then (b). */
    public static String relaxedBody(String body) {
        String reduced =
                body.replaceAll("[ \t]+", " ").replaceAll(" (?=\r\n)", "").replaceAll(" \\z", "");
        String rest = withoutLineEnds(reduced);
        return rest.isEmpty() ? "" : rest + "\r\n";
    }

    private static String withoutLineEnds(String body) {
        int end = body.length();
        while (body.startsWith("\r\n", end - 2)) {
            end -= 2;
        }
        return body.substring(0, end);
    }

    /** RFC 6376 §3.4.2, for a field without its final CRLF. */
    public static String relaxedField(String field) {
        int colon = field.indexOf(':');
        String name = field.substring(0, colon).replaceAll("[ \t]+\\z", "").toLowerCase(Locale.ROOT);
        String value = field.substring(colon + 1)
                .replaceAll("\r\n(?=[ \t])", "")
                .replaceAll("[ \t]+", " ")
                .replaceAll("\\A | \\z", "");
        return name + ":" + value;
    }

    /** The fields of a message without their final CRLF, the topmost first. */
    public static List<String> fields(String message) {
        List<String> fields = new ArrayList<>();
        String section = message.substring(0, Math.max(0, message.indexOf("\r\n\r\n")) + 2);
        for (String field : section.split("\r\n(?![ \t])")) {
            fields.add(field);
        }
        return fields;
    }

    /** What stands behind the first empty line. */
    public static String body(String message) {
        int empty = message.indexOf("\r\n\r\n");
        return empty < 0 ? "" : message.substring(empty + 4);
    }

    /** SHA-256 of the octets. */
    public static byte[] sha256(String octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets(octets));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One octet a char. */
    public static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
