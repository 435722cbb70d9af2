package org.postern.application.port;

/** The index failed. Mail goes on without it; what is to be done about it depends on the kind. */
public final class IndexFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public IndexFault(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public IndexFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The kind and what happened, in one line for logs and operators. */
    public String detail() {
        return kind.word() + ": " + getMessage();
    }

    /** What may be wrong with an index. */
    public enum Kind {
        /** Another process has it. Never to be moved away or written to. */
        IN_USE("in-use"),
        /** No room on its disk, or no descriptor left for it. */
        FULL("full"),
        /** It did not answer in the time given; what was asked may still happen. */
        SLOW("slow"),
        /** What is there cannot be used: garbage, emptied, of a newer version, at odds with itself. Make it again. */
        DAMAGED("damaged"),
        /** Anything else: it may work once it is opened again. */
        FAILED("failed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word for it in logs and answers. */
        public String word() {
            return word;
        }
    }
}
