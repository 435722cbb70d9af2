package org.postern.application.maintain;

/** One thing that {@link Fsck} found; the detail is in words, with figures, and may quote a file's own text. */
public record Finding(Kind kind, String key, String detail) {

    /** What may be found, whether it is a fault, and what to do about it. */
    public enum Kind {
        ROW_WITHOUT_FILE(
                "row-without-file", true, "the file is gone: restore it from a backup, or run reindex to forget it"),
        SIZE_DIFFERS(
                "size-differs",
                true,
                "the file was changed after it was indexed: compare it with a backup, then reindex"),
        CUT_SHORT("cut-short", true, "the file has lost octets: restore it from a backup"),
        TOO_LONG("too-long", true, "the file has more octets than were received: compare it with a backup"),
        NO_TRACE("no-trace", true, "the file has an id of ours but not our trace fields: restore it from a backup"),
        OTHER_ID("other-id", true, "the file is a copy or was renamed: give it the name of its id"),
        UNREADABLE("unreadable", true, "the file cannot be read: look at its permissions and at the disk"),
        INDEX_UNREADABLE("index-unreadable", true, "the index does not answer: run reindex; mail is not affected"),
        FILE_WITHOUT_ROW(
                "file-without-row", false, "normal after a crash: the server adds it when it starts, or run reindex"),
        FOREIGN_NAME("foreign-name", false, "put there by other hands: kept and found under its path, nothing to do"),
        LEFTOVER("leftover", false, "never acknowledged to a client: removed when the server starts");

        private final String word;
        private final boolean fault;
        private final String advice;

        Kind(String word, boolean fault, String advice) {
            this.word = word;
            this.fault = fault;
            this.advice = advice;
        }

        /** The word for it in answers. */
        public String word() {
            return word;
        }

        /** Whether something is wrong, as opposed to worth knowing. */
        public boolean isFault() {
            return fault;
        }

        /** What it means and what to do. */
        public String advice() {
            return advice;
        }
    }
}
