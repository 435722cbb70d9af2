package org.postern.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.postern.domain.message.EncodedWords;

/** RFC 2047: what has no encoded-word stays as it is, an encoded text is decoded, and nothing gets longer. */
public final class EncodedWordsTarget {
    private static final int MOST = 1 << 14;

    private EncodedWordsTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        String decoded = EncodedWords.decode(text);
        Holds.that(decoded.length() <= Math.min(MOST, text.length()), "no longer than before", text, decoded);
        if (!text.contains("=?")) {
            Holds.same(text, decoded, "plain text stays");
        }
        String words = "=?utf-8?b?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
        if (words.length() < MOST) {
            Holds.same(text, EncodedWords.decode(words), "a text in base64 is read back");
        }
    }
}
