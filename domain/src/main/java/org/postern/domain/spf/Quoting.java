package org.postern.domain.spf;

import java.util.List;

/** Puts printable ASCII into header fields so that it can only be what it is: RFC 5322 §3.2. */
final class Quoting {
    private static final String ATEXT_SPECIALS = "!#$%&'*+-/=?^_`{|}~";
    private static final int LINE = 78;

    private Quoting() {}

    /** As it is when it is a {@code dot-atom} (§3.2.3), else as {@code quoted-string} (§3.2.4). */
    static String dotAtomOrQuotedString(String text) {
        return isDotAtom(text) ? text : "\"" + escaped(text, "\"\\") + "\"";
    }

    /** The inside of a {@code comment}: §3.2.2. */
    static String comment(String text) {
        return escaped(text, "()\\");
    }

    private static boolean isDotAtom(String text) {
        boolean afterDot = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean atext = Ascii.isAlphanumeric(c) || ATEXT_SPECIALS.indexOf(c) >= 0;
            if (!atext && (c != '.' || afterDot)) {
                return false;
            }
            afterDot = c == '.';
        }
        return !afterDot && !text.contains("=?");
    }

    /** Quoted pairs; also in what would look like an encoded-word (RFC 2047), which some readers decode anywhere. */
    private static String escaped(String text, String specials) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean encodedWord = c == '?' && i > 0 && text.charAt(i - 1) == '=';
            escaped.append(specials.indexOf(c) >= 0 || encodedWord ? "\\" : "").append(c);
        }
        return escaped.toString();
    }

    /** Words with spaces between them, and a line break where a line would be longer than 78: §2.1.1, §2.2.3. */
    static String folded(List<String> words, int firstColumn) {
        StringBuilder folded = new StringBuilder();
        int column = firstColumn;
        for (String word : words) {
            boolean first = folded.isEmpty();
            if (!first && column + 1 + word.length() > LINE && !word.isEmpty()) {
                folded.append("\r\n");
                column = 0;
            }
            folded.append(first ? "" : " ").append(word);
            column += word.length() + (first ? 0 : 1);
        }
        return folded.toString();
    }
}
