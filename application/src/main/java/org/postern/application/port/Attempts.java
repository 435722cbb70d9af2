package org.postern.application.port;

import java.time.Instant;

/** How often in a row a certificate was not obtained, when it may be tried again, and why the last attempt failed. */
public record Attempts(int failures, Instant notBefore, String trouble) {
    /** It never was tried, or succeeded. */
    public static final Attempts NONE = new Attempts(0, Instant.EPOCH, "");
}
