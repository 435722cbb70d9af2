package org.postern.application.port;

/** What came of fetching an MTA-STS policy. */
public sealed interface PolicyFetch {

    /** The file, whatever it says. */
    record Fetched(String text) implements PolicyFetch {}

    /** There is none that a sender would take, and why in words. */
    record NotFetched(String why) implements PolicyFetch {}
}
