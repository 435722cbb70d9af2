package org.postern.domain.dkim;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tag values as RFC 6376 §2 writes them: with folding white space, in lists with colons, in quoted-printable. */
final class FoldedText {

    private FoldedText() {}

    /** The text without any white space. */
    static String withoutWhiteSpace(String text) {
        return withoutWhiteSpace(text, text.length());
    }

    /** As much of the text without any white space. */
    static String withoutWhiteSpace(String text, int longest) {
        int clean = 0;
        while (clean < text.length() && clean < longest && !isWhiteSpace(text.charAt(clean))) {
            clean++;
        }
        if (clean == text.length() || clean == longest) {
            return text.substring(0, clean);
        }
        StringBuilder rest = new StringBuilder(Math.min(longest, text.length())).append(text, 0, clean);
        for (int i = clean; i < text.length() && rest.length() < longest; i++) {
            if (!isWhiteSpace(text.charAt(i))) {
                rest.append(text.charAt(i));
            }
        }
        return rest.toString();
    }

    static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** The members of a list with colons, without the white space around each; an empty member stays. */
    static List<String> list(String value) {
        List<String> members = new ArrayList<>();
        int from = 0;
        while (from <= value.length()) {
            int colon = value.indexOf(':', from);
            int to = colon < 0 ? value.length() : colon;
            members.add(value.substring(from, to).strip());
            from = to + 1;
        }
        return members;
    }

    /** Octets as UTF-8 text (RFC 8616 §3); empty when they are not UTF-8. */
    static Optional<String> utf8(String octets) {
        if (isAscii(octets)) {
            return Optional.of(octets);
        }
        try {
            byte[] raw = octets.getBytes(StandardCharsets.ISO_8859_1);
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(String octets) {
        for (int i = 0; i < octets.length(); i++) {
            if (octets.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** Decodes dkim-quoted-printable (RFC 6376 §2.11), each char one octet; empty when it is malformed. */
    static Optional<String> quotedPrintable(String value) {
        String text = withoutWhiteSpace(value);
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '=') {
                decoded.append(c);
                continue;
            }
            int high = i + 2 < text.length() ? hex(text.charAt(i + 1)) : -1;
            int low = i + 2 < text.length() ? hex(text.charAt(i + 2)) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            decoded.append((char) (high * 16 + low));
            i += 2;
        }
        return Optional.of(decoded.toString());
    }

    private static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
}
