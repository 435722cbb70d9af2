package org.postern.domain.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code macro-string} and {@code explain-string}: RFC 7208 §7.1. */
final class MacroParser {

    /** Where a text stands decides what it may hold. */
    enum Place {
        /** A domain-spec: no c, r, t (§7.2). */
        DOMAIN("slodiphv", false),
        /** The value of a modifier that we do not know. */
        UNKNOWN_MODIFIER("slodiphvcrt", false),
        /** An explain-string: all letters, and spaces. */
        EXPLANATION("slodiphvcrt", true);

        private final String letters;
        private final boolean spaces;

        Place(String letters, boolean spaces) {
            this.letters = letters;
            this.spaces = spaces;
        }
    }

    private static final String DELIMITERS = ".-+,/_=";

    private final String text;
    private final Place place;
    private final List<MacroPart> parts = new ArrayList<>();
    private int at;

    private MacroParser(String text, Place place) {
        this.text = text;
        this.place = place;
    }

    /** Empty when the text breaks the grammar of the place it stands in. */
    static Optional<MacroString> parse(String text, Place place) {
        MacroParser parser = new MacroParser(text, place);
        boolean good = true;
        while (good && parser.at < text.length()) {
            good = text.charAt(parser.at) == '%' ? parser.percent() : parser.literal();
        }
        return good ? Optional.of(new MacroString(text, parser.parts)) : Optional.empty();
    }

    private boolean literal() {
        int from = at;
        while (at < text.length() && text.charAt(at) != '%') {
            char c = text.charAt(at);
            if (!Ascii.isPrintable(c) || c == ' ' && !place.spaces) {
                return false;
            }
            at++;
        }
        parts.add(new MacroPart.Literal(text.substring(from, at)));
        return true;
    }

    private boolean percent() {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        at += 2;
        return switch (next) {
            case '%' -> parts.add(new MacroPart.Escape("%"));
            case '_' -> parts.add(new MacroPart.Escape(" "));
            case '-' -> parts.add(new MacroPart.Escape("%20"));
            case '{' -> macro();
            default -> false;
        };
    }

    private boolean macro() {
        int close = text.indexOf('}', at);
        if (close <= at) {
            return false;
        }
        char letter = text.charAt(at++);
        char lower = Ascii.isAlpha(letter) ? (char) (letter | 0x20) : letter;
        int keep = at < close && Ascii.isDigit(text.charAt(at)) ? digits() : MacroPart.Macro.ALL;
        boolean reversed = at < close && (text.charAt(at) == 'r' || text.charAt(at) == 'R');
        String delimiters = text.substring(reversed ? at + 1 : at, close);
        at = close + 1;
        boolean good = place.letters.indexOf(lower) >= 0 && keep > 0 && areDelimiters(delimiters);
        return good
                && parts.add(new MacroPart.Macro(
                        lower, lower != letter, keep, reversed, delimiters.isEmpty() ? "." : delimiters));
    }

    /** The number in front of us; what is more than any name has parts is all. */
    private int digits() {
        int number = 0;
        while (Ascii.isDigit(text.charAt(at))) {
            number = Math.min(number * 10 + text.charAt(at) - '0', 1_000_000);
            at++;
        }
        return number;
    }

    private static boolean areDelimiters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (DELIMITERS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
