package org.postern.bootstrap.logging;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** The end of the log. */
public final class Logs {
    private Logs() {}

    /** Writes what is still queued, for at most a second; the last thing a process does. Later events are dropped. */
    public static void close() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
    }
}
