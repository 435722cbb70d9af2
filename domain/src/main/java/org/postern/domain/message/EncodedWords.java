package org.postern.domain.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Decodes encoded-words (RFC 2047) for people, wherever in a field they stand, in time linear in the text. A word that
 * cannot be decoded (unknown charset or encoding, no end) stays as it is.
 *
 * <p>Deviation: RFC 2047 §5 (3) wants each word to be text of its own; senders split characters over adjacent words of
 * one charset, so their octets are joined before they are read. Spaces inside a Q-encoded word are taken as well.
 */
public final class EncodedWords {
    /** Of a longer text only the beginning is looked at. */
    private static final int MOST = 1 << 14;

    private final String text;
    private final StringBuilder decoded = new StringBuilder();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private Optional<Charset> charset = Optional.empty();

    private EncodedWords(String text) {
        this.text = text;
    }

    /** The unfolded text of a field with its encoded-words decoded; it may hold any character: {@link ReadableText}. */
    public static String decode(String text) {
        return new EncodedWords(text.substring(0, Math.min(text.length(), MOST))).decoded();
    }

    private String decoded() {
        int plainFrom = 0;
        int position = text.indexOf("=?");
        while (position >= 0) {
            Optional<EncodedWord> word = EncodedWord.at(text, position);
            if (word.isEmpty()) {
                position = text.indexOf("=?", position + 1);
            } else {
                plain(plainFrom, position);
                take(word.get());
                plainFrom = word.get().end();
                position = text.indexOf("=?", plainFrom);
            }
        }
        plain(plainFrom, text.length());
        finishWord();
        return decoded.toString();
    }

    /** White space between two encoded-words is not shown: RFC 2047 §6.2. */
    private void plain(int from, int to) {
        boolean betweenWords = charset.isPresent() && to < text.length();
        if (from < to && !(betweenWords && text.substring(from, to).isBlank())) {
            finishWord();
            decoded.append(text, from, to);
        }
    }

    private void take(EncodedWord word) {
        if (charset.isPresent() && !charset.get().equals(word.charset())) {
            finishWord();
        }
        charset = Optional.of(word.charset());
        octets.writeBytes(word.octets());
    }

    private void finishWord() {
        charset.ifPresent(known -> decoded.append(octets.toString(known)));
        charset = Optional.empty();
        octets.reset();
    }
}
