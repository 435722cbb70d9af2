package org.postern.domain.message;

import java.util.List;

/** One token of an address: RFC 5322 §3.4. {@code spaced}: white space or a comment stands before it. */
record AddressToken(Kind kind, String text, boolean spaced) {

    enum Kind {
        ATOM,
        QUOTED,
        DOT,
        AT,
        LITERAL,
        /** A character that has no place in an address. */
        STRAY
    }

    /** Reads one token; the cursor is neither at the end nor at white space, a comment or list punctuation. */
    static AddressToken read(StructuredCursor cursor, boolean spaced) {
        int c = cursor.peek();
        if (c == '"') {
            return new AddressToken(Kind.QUOTED, cursor.quotedString(), spaced);
        }
        if (c == '[') {
            return new AddressToken(Kind.LITERAL, cursor.domainLiteral(), spaced);
        }
        if (StructuredCursor.isAtext(c)) {
            return new AddressToken(Kind.ATOM, cursor.atom(), spaced);
        }
        cursor.skip();
        Kind kind = c == '.' ? Kind.DOT : c == '@' ? Kind.AT : Kind.STRAY;
        return new AddressToken(kind, Character.toString(c), spaced);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** The tokens as one text: with a space where there was space (a phrase), or with none (a local part or domain). */
    static String join(List<AddressToken> tokens, boolean asPhrase) {
        StringBuilder joined = new StringBuilder();
        for (AddressToken token : tokens) {
            joined.append(asPhrase && token.spaced && !joined.isEmpty() ? " " : "")
                    .append(token.text);
        }
        return joined.toString();
    }
}
