package org.postern.domain.message;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names and values in one line of ASCII: {@code client=192.0.2.1; helo=mx.example.org}. Whatever a value holds, what is
 * written has no space, semicolon or line ending of its own: other octets of its UTF-8 become {@code =HH}.
 */
final class Facts {
    private static final String PLAIN = ".:_/,@<>[]-";
    private static final String HEX = "0123456789ABCDEF";

    private Facts() {}

    /** The values in their order, folded one to a line. */
    static String encode(Map<String, String> facts) {
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) -> {
            text.append(text.isEmpty() ? "" : ";\r\n ").append(name).append('=');
            escape(text, value);
        });
        return text.toString();
    }

    /** What {@link #encode} was given; parts that are no name and value are passed over. */
    static Map<String, String> decode(String text) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            String fact = part.strip();
            int equals = fact.indexOf('=');
            if (equals > 0) {
                facts.put(fact.substring(0, equals), unescape(fact.substring(equals + 1)));
            }
        }
        return facts;
    }

    /** A value as plain ASCII; only {@code [A-Za-z0-9.:_/,@<>-]} and brackets stand for themselves. */
    static String escape(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        escape(escaped, value);
        return escaped.toString();
    }

    private static void escape(StringBuilder escaped, String value) {
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(octet)) {
                escaped.append((char) octet);
            } else {
                escaped.append('=').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
            }
        }
    }

    private static boolean isPlain(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0;
    }

    private static String unescape(String text) {
        byte[] octets = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean escaped = text.charAt(i) == '='
                    && i + 2 < text.length()
                    && HEX.indexOf(text.charAt(i + 1)) >= 0
                    && HEX.indexOf(text.charAt(i + 2)) >= 0;
            octets[length++] = (byte)
                    (escaped ? HEX.indexOf(text.charAt(++i)) << 4 | HEX.indexOf(text.charAt(++i)) : text.charAt(i));
        }
        return new String(octets, 0, length, StandardCharsets.UTF_8);
    }
}
