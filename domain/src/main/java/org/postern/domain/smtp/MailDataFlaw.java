package org.postern.domain.smtp;

/** What mail data may hold that RFC 5321 §2.3.8 or §4.5.3.1.6 does not allow in them, or that somebody may mind. */
public enum MailDataFlaw {
    /** LF without CR before it. */
    BARE_LF("bare-lf"),
    /** CR without LF behind it. */
    BARE_CR("bare-cr"),
    /** A dot alone between line endings of which one is not CR LF: how a second message is smuggled past a server. */
    LONE_DOT("lone-dot"),
    /** An octet of value zero. */
    NUL("nul"),
    /** An octet above 127. */
    EIGHT_BIT("8bit"),
    /** A line of more than 998 octets before its CR LF. */
    LONG_LINE("long-line");

    private final String word;

    MailDataFlaw(String word) {
        this.word = word;
    }

    /** The word for it in logs, the ledger and the session field. */
    public String word() {
        return word;
    }
}
