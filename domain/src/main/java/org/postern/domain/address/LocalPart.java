package org.postern.domain.address;

/**
 * The part of a mailbox that only its own domain may interpret (RFC 5321 §2.3.11), without quoting: {@code "a b"@x} and
 * {@code "a\ b"@x} have the same local part {@code a b}. Case is kept.
 */
public record LocalPart(String content) {

    /** As it is written in a path: a Dot-string where it is one, else a Quoted-string (RFC 5321 §4.1.2). */
    public String text() {
        if (isDotString()) {
            return content;
        }
        StringBuilder quoted = new StringBuilder("\"");
        content.chars()
                .forEach(c -> quoted.append(c == '"' || c == '\\' ? "\\" : "").append((char) c));
        return quoted.append('"').toString();
    }

    private boolean isDotString() {
        boolean dotted = !content.isEmpty() && !content.startsWith(".") && !content.endsWith(".");
        return dotted && !content.contains("..") && content.chars().allMatch(c -> c == '.' || Atext.isAtext(c));
    }

    /** The same with its ASCII letters in lower case, as this server compares; no other script has letters that fold. */
    public LocalPart folded() {
        StringBuilder folded = new StringBuilder(content);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            folded.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return new LocalPart(folded.toString());
    }

    /** Whether it needs SMTPUTF8 to travel (RFC 6531 §3.3). */
    public boolean isInternationalized() {
        return content.chars().anyMatch(c -> c >= 128);
    }

    @Override
    public String toString() {
        return text();
    }
}
