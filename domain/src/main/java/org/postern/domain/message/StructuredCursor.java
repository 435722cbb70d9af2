package org.postern.domain.message;

/**
 * The lexical tokens of a structured header field (RFC 5322 §3.2 with the characters of RFC 6532 §3.2), read from left
 * to right, each character once. White space includes CR and LF; comments of any depth cost a counter, no stack.
 */
final class StructuredCursor {
    private static final String SPECIALS = "()<>[]:;@\\,.\"";
    private static final String TSPECIALS = "()<>@,;:\\\"/[]?=";

    private final String text;
    private int position;
    private boolean broken;

    StructuredCursor(String text) {
        this.text = text;
    }

    /** The next character; -1 at the end. */
    int peek() {
        return position < text.length() ? text.charAt(position) : -1;
    }

    /** Passes over one character. */
    void skip() {
        position = Math.min(position + 1, text.length());
    }

    /** Whether a comment, quoted string or domain literal did not end before the field did. */
    boolean isBroken() {
        return broken;
    }

    /** Passes over white space and comments (CFWS); whether there were any. */
    boolean skipCfws() {
        int start = position;
        int depth = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (depth == 0 && c != '(' && !isWhite(c)) {
                break;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            position += c == '\\' ? 2 : 1;
        }
        position = Math.min(position, text.length());
        broken |= depth > 0;
        return position > start;
    }

    /** What a quoted-string holds, without quoting and folding; the cursor is at its first quote. */
    String quotedString() {
        return enclosed('"');
    }

    /** A domain-literal with its brackets, without folding and quoting; the cursor is at its opening bracket. */
    String domainLiteral() {
        return "[" + enclosed(']') + "]";
    }

    private String enclosed(char close) {
        StringBuilder content = new StringBuilder();
        skip();
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == close) {
                return content.toString();
            }
            if (c == '\\' && position < text.length()) {
                c = text.charAt(position++);
            }
            if (c != '\r' && c != '\n') {
                content.append(c);
            }
        }
        broken = true;
        return content.toString();
    }

    /** A run of atext; empty when none stands here. */
    String atom() {
        int start = position;
        while (isAtext(peek())) {
            position++;
        }
        return text.substring(start, position);
    }

    /** A token of RFC 2045 §5.1, with the characters beyond ASCII that RFC 8601 §2.5 lets in; empty when there is none. */
    String token() {
        int start = position;
        while (peek() >= 128 || isTokenCharacter(peek())) {
            position++;
        }
        return text.substring(start, position);
    }

    /** A run of ASCII digits; empty when none stands here. */
    String digits() {
        int start = position;
        while (peek() >= '0' && peek() <= '9') {
            position++;
        }
        return text.substring(start, position);
    }

    static boolean isAtext(int c) {
        return c >= 128 || c > ' ' && c < 127 && SPECIALS.indexOf(c) < 0;
    }

    /** RFC 2045 §5.1. */
    static boolean isTokenCharacter(int c) {
        return c > ' ' && c < 127 && TSPECIALS.indexOf(c) < 0;
    }

    private static boolean isWhite(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
