package org.postern.domain.spf;

/** A piece of a macro-string: RFC 7208 §7.1. */
public sealed interface MacroPart {

    /** Characters that stand for themselves. */
    record Literal(String text) implements MacroPart {}

    /** {@code %%}, {@code %_} or {@code %-}, and what it stands for. */
    record Escape(String expansion) implements MacroPart {}

    /**
     * A macro: its letter in lower case, whether it stood in upper case (then its value is URL-escaped), how many
     * right-hand parts to keep, whether they are reversed, and the delimiters they are split at.
     */
    record Macro(char letter, boolean escaped, int parts, boolean reversed, String delimiters) implements MacroPart {
        /** More parts than any value has: all of them. */
        static final int ALL = Integer.MAX_VALUE;
    }
}
