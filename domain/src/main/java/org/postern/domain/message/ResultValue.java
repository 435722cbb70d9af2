package org.postern.domain.message;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.postern.domain.address.DomainName;

/**
 * Writes any text as a value of RFC 8601 §2.2: a token where it is one (RFC 2045 §5.1), a mail address or domain where
 * it is one, else a quoted string. Controls, invisible formats and broken surrogates become {@code ?}, every other
 * space a plain one; what is longer than {@link #MOST_OCTETS} in UTF-8 is cut. Everything else can be read back.
 */
final class ResultValue {
    /** The longest value written, in octets before quoting: a mailbox of RFC 5321 §4.5.3.1 fits. */
    static final int MOST_OCTETS = 320;

    private ResultValue() {}

    /** {@code value}. */
    static String value(String text) {
        String clean = clean(text);
        return isToken(clean) ? clean : quoted(clean);
    }

    /** {@code pvalue}: {@code value / [ [ local-part ] "@" ] domain-name}. */
    static String pvalue(String text) {
        String clean = clean(text);
        return isToken(clean) ? clean : address(clean).orElseGet(() -> quoted(clean));
    }

    private static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(StructuredCursor::isTokenCharacter);
    }

    private static Optional<String> address(String text) {
        int at = text.lastIndexOf('@');
        String domain = text.substring(at + 1);
        boolean dotted = domain.indexOf('.') > 0 && domain.chars().allMatch(c -> c < 128);
        if (at < 0 || !dotted || DomainName.parse(domain).isEmpty()) {
            return Optional.empty();
        }
        return localPart(text.substring(0, at)).map(local -> local + "@" + domain);
    }

    /** Empty, a dot-atom or a quoted-string (RFC 5322 §3.4.1); any other text is not taken for a local part. */
    private static Optional<String> localPart(String text) {
        if (text.startsWith("\"")) {
            StructuredCursor cursor = new StructuredCursor(text);
            String content = cursor.quotedString();
            return cursor.peek() < 0 && !cursor.isBroken() ? Optional.of(quoted(content)) : Optional.empty();
        }
        boolean dotAtom = !text.startsWith(".")
                && !text.endsWith(".")
                && !text.contains("..")
                && text.chars().allMatch(c -> c == '.' || StructuredCursor.isAtext(c));
        return dotAtom ? Optional.of(text) : Optional.empty();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** The text as it can be written and read back. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        int octets = 0;
        for (int i = 0; i < text.length() && octets <= MOST_OCTETS; ) {
            int c = text.codePointAt(i);
            String written = visible(c);
            octets += written.getBytes(StandardCharsets.UTF_8).length;
            clean.append(octets <= MOST_OCTETS ? written : "");
            i += Character.charCount(c);
        }
        return clean.toString();
    }

    private static String visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\t' ? " " : "?";
            case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> "?";
            case Character.SPACE_SEPARATOR -> " ";
            default -> Character.toString(c);
        };
    }
}
