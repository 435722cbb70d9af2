package org.postern.adapters.trace;

/**
 * Something that was said or happened in a session: when, in nanoseconds since its beginning, by whom, and what. A
 * client's text may have any characters in it; whoever shows it escapes them.
 */
public record TapeLine(long nanos, Speaker speaker, String text) {

    /** Whose line it is. */
    public enum Speaker {
        CLIENT("C:"),
        SERVER("S:"),
        /** Nobody said it: it happened. */
        NOBODY("--");

        private final String mark;

        Speaker(String mark) {
            this.mark = mark;
        }

        /** As in the examples of RFC 5321. */
        public String mark() {
            return mark;
        }
    }
}
