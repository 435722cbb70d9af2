package org.postern.domain.spf;

import java.util.Optional;

/** A macro-string that becomes a name: {@code domain-spec} of RFC 7208 §7.1. */
public record DomainSpec(MacroString macroString) {

    /**
     * Empty unless it is a macro-string that ends in a macro or in a toplabel. Ambiguous: §7.2 allows the letters c, r
     * and t "only in exp text"; we read that as the explain-string, not as the domain-spec that leads to it.
     */
    static Optional<DomainSpec> parse(String text) {
        return MacroParser.parse(text, MacroParser.Place.DOMAIN)
                .filter(DomainSpec::endsWell)
                .map(DomainSpec::new);
    }

    private static boolean endsWell(MacroString string) {
        if (string.parts().isEmpty()) {
            return false;
        }
        return switch (string.parts().getLast()) {
            case MacroPart.Macro macro -> true;
            case MacroPart.Escape escape -> true;
            case MacroPart.Literal literal -> endsInToplabel(literal.text());
        };
    }

    private static boolean endsInToplabel(String literal) {
        int end = literal.endsWith(".") ? literal.length() - 1 : literal.length();
        int dot = literal.lastIndexOf('.', end - 1);
        return dot >= 0 && isToplabel(literal, dot + 1, end);
    }

    /** {@code toplabel}: letters, digits and inner hyphens, not digits alone. */
    private static boolean isToplabel(String text, int from, int to) {
        boolean onlyDigits = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean inside = i > from && i < to - 1;
            if (!Ascii.isAlphanumeric(c) && !(c == '-' && inside)) {
                return false;
            }
            onlyDigits &= Ascii.isDigit(c);
        }
        return from < to && !onlyDigits;
    }

    /** As published. */
    public String text() {
        return macroString.text();
    }
}
