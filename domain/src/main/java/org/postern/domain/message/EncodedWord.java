package org.postern.domain.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** One encoded-word: RFC 2047 §2, {@code "=?" charset "?" encoding "?" encoded-text "?="}; it ends before {@code end}. */
final class EncodedWord {
    private static final int LONGEST_CHARSET = 40;
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final Charset charset;
    private final byte[] octets;
    private final int end;

    private EncodedWord(Charset charset, byte[] octets, int end) {
        this.charset = charset;
        this.octets = octets;
        this.end = end;
    }

    Charset charset() {
        return charset;
    }

    byte[] octets() {
        return octets;
    }

    int end() {
        return end;
    }

    /** Reads the word whose {@code =?} stands there; no octet behind the third question mark is read twice. */
    static Optional<EncodedWord> at(String text, int position) {
        int charsetEnd = text.indexOf('?', position + 2);
        int textStart = charsetEnd + 3;
        if (charsetEnd < 0 || textStart > text.length() || text.charAt(textStart - 1) != '?') {
            return Optional.empty();
        }
        int textEnd = text.indexOf('?', textStart);
        if (textEnd < 0 || textEnd + 1 >= text.length() || text.charAt(textEnd + 1) != '=') {
            return Optional.empty();
        }
        String encoded = text.substring(textStart, textEnd);
        return charset(text.substring(position + 2, charsetEnd))
                .flatMap(charset -> octets(text.charAt(charsetEnd + 1), encoded)
                        .map(octets -> new EncodedWord(charset, octets, textEnd + 2)));
    }

    /** The charset of that name; the language behind it (RFC 2231 §5) does not matter here. */
    private static Optional<Charset> charset(String name) {
        int star = name.indexOf('*');
        String bare = star < 0 ? name : name.substring(0, star);
        boolean legal = !bare.isEmpty()
                && bare.length() <= LONGEST_CHARSET
                && bare.chars().allMatch(EncodedWord::isCharsetCharacter)
                && isAlphanumeric(bare.charAt(0));
        return legal && Charset.isSupported(bare) ? Optional.of(Charset.forName(bare)) : Optional.empty();
    }

    private static boolean isCharsetCharacter(int c) {
        return isAlphanumeric(c) || "-+.:_".indexOf(c) >= 0;
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static Optional<byte[]> octets(char encoding, String encoded) {
        return switch (encoding) {
            case 'Q', 'q' -> Optional.of(q(encoded));
            case 'B', 'b' -> Optional.of(base64(encoded));
            default -> Optional.empty();
        };
    }

    /** RFC 2047 §4.2; an equals sign without two hexadecimal digits stands for itself. */
    private static byte[] q(String encoded) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int octet = c == '=' && i + 2 < encoded.length() ? hex(encoded, i + 1) : -1;
            if (octet >= 0) {
                octets.write(octet);
                i += 2;
            } else {
                octets.write(c == '_' ? ' ' : c < 256 ? c : '?');
            }
        }
        return octets.toByteArray();
    }

    private static int hex(String text, int from) {
        int high = digit(text.charAt(from));
        int low = digit(text.charAt(from + 1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    /** RFC 2045 §6.8: what is outside the alphabet is passed over, padding may be missing. */
    private static byte[] base64(String encoded) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length());
        int bits = 0;
        int count = 0;
        for (int i = 0; i < encoded.length() && encoded.charAt(i) != '='; i++) {
            int value = BASE64.indexOf(encoded.charAt(i));
            if (value >= 0) {
                bits = bits << 6 | value;
                count += 6;
            }
            if (count >= 8) {
                count -= 8;
                octets.write(bits >>> count);
            }
        }
        return octets.toByteArray();
    }
}
