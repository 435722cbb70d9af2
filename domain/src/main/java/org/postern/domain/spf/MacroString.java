package org.postern.domain.spf;

import java.util.List;

/** A text with macros, as published and as understood: {@code macro-string} of RFC 7208 §7.1. */
public record MacroString(String text, List<MacroPart> parts) {

    public MacroString {
        parts = List.copyOf(parts);
    }

    /** Whether one of the macro letters (in lower case) is in it. */
    public boolean mentions(String letters) {
        for (MacroPart part : parts) {
            if (part instanceof MacroPart.Macro macro && letters.indexOf(macro.letter()) >= 0) {
                return true;
            }
        }
        return false;
    }
}
