package org.postern.bootstrap.command;

/** Which message to show, and how. */
public record ShowRequest(String id, Form form) {

    /** What to print of it. */
    public enum Form {
        /** A summary for people. */
        SUMMARY,
        /** The same as JSON. */
        JSON,
        /** The stored octets, all of them. */
        RAW,
        /** The header section as stored. */
        HEADERS
    }
}
