package org.postern.application.port;

/** What is counted of a client, minute by minute. */
public enum ClientRate {
    /** Connections that were made. */
    CONNECTIONS("connections-per-minute"),
    /** MAIL commands. */
    MESSAGES("messages-per-minute"),
    /** RCPT commands. */
    RECIPIENTS("recipients-per-minute"),
    /** Recipients that do not exist. */
    UNKNOWN_RECIPIENTS("unknown-recipients-per-minute"),
    /** Commands that were answered 5yz. */
    ERRORS("errors-per-minute"),
    /** Authentications that failed: RFC 4954 §4. */
    AUTH_FAILURES("auth-failures-per-minute");

    private final String word;

    ClientRate(String word) {
        this.word = word;
    }

    /** The name of the limit in configuration, replies' reasons and the ledger. */
    public String word() {
        return word;
    }
}
