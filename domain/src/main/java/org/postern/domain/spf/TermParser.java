package org.postern.domain.spf;

import java.util.Locale;
import java.util.Optional;

/** Reads one term: RFC 7208 §4.6.1. Empty is a syntax error. */
final class TermParser {

    private TermParser() {}

    static Optional<Term> parse(String text) {
        int nameEnd = modifierNameEnd(text);
        if (nameEnd > 0 && nameEnd < text.length() && text.charAt(nameEnd) == '=') {
            return modifier(text.substring(0, nameEnd), text.substring(nameEnd + 1));
        }
        Qualifier qualifier = qualifier(text.charAt(0));
        String mechanism = text.startsWith(qualifier.sign()) ? text.substring(1) : text;
        return MechanismParser.parse(mechanism).map(m -> new Directive(qualifier, m));
    }

    private static Qualifier qualifier(char sign) {
        return switch (sign) {
            case '-' -> Qualifier.FAIL;
            case '~' -> Qualifier.SOFTFAIL;
            case '?' -> Qualifier.NEUTRAL;
            default -> Qualifier.PASS;
        };
    }

    /** Where {@code name} ends; 0 when the term does not begin with one. */
    private static int modifierNameEnd(String text) {
        if (!Ascii.isAlpha(text.charAt(0))) {
            return 0;
        }
        int end = 1;
        while (end < text.length() && isNameChar(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNameChar(char c) {
        return Ascii.isAlphanumeric(c) || c == '-' || c == '_' || c == '.';
    }

    private static Optional<Term> modifier(String name, String value) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "redirect" -> DomainSpec.parse(value).map(RedirectModifier::new);
            case "exp" -> DomainSpec.parse(value).map(ExpModifier::new);
            default ->
                MacroParser.parse(value, MacroParser.Place.UNKNOWN_MODIFIER).map(v -> new UnknownModifier(name, v));
        };
    }
}
