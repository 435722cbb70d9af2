package org.postern.testkit.transcript;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Octets in a story's lines: a character is its UTF-8, {@code \r \n \t \0 \\} and <code>\xNN</code> are octets, and
 * <code>\{998*x}</code> is a piece of text so many times over.
 */
public final class Escapes {

    private Escapes() {}

    /** The octets that such a text stands for. */
    public static byte[] octets(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) == '\\') {
                i = escape(text, i + 1, octets);
            } else {
                int c = text.codePointAt(i);
                octets.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
            }
        }
        return octets.toByteArray();
    }

    private static int escape(String text, int at, ByteArrayOutputStream octets) {
        switch (text.charAt(at)) {
            case 'r' -> octets.write('\r');
            case 'n' -> octets.write('\n');
            case 't' -> octets.write('\t');
            case '0' -> octets.write(0);
            case '\\' -> octets.write('\\');
            case 'x' -> {
                octets.write(Integer.parseInt(text.substring(at + 1, at + 3), 16));
                return at + 3;
            }
            case '{' -> {
                return repetition(text, at + 1, octets);
            }
            default -> throw new IllegalArgumentException("unknown escape in: " + text);
        }
        return at + 1;
    }

    private static int repetition(String text, int from, ByteArrayOutputStream octets) {
        int star = text.indexOf('*', from);
        int end = text.indexOf('}', star);
        byte[] piece = octets(text.substring(star + 1, end));
        int times = Integer.parseInt(text.substring(from, star));
        for (int i = 0; i < times; i++) {
            octets.writeBytes(piece);
        }
        return end + 1;
    }
}
