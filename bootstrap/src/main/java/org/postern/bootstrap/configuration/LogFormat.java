package org.postern.bootstrap.configuration;

/** How events are written. */
public enum LogFormat {
    /** A line for people. */
    PLAIN,
    /** A JSON object a line. */
    JSON
}
