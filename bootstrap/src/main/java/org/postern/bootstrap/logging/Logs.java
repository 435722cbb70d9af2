package org.postern.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.concurrent.atomic.LongAdder;
import org.postern.bootstrap.configuration.LogFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much the log says, and its end. */
public final class Logs {
    static final LongAdder LOST = new LongAdder();

    private Logs() {}

    /** How events are written from here on. */
    public static void write(LogFormat format) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && context.getObject(ChosenLayout.class.getName()) instanceof ChosenLayout layout) {
            layout.choose(format);
        }
    }

    /** How many events could not be written: nobody read them, or their disk was full. */
    public static long lost() {
        return LOST.sum();
    }

    /** From here on only what somebody may have to look at: a command's own words are not to stand between log lines. */
    public static void warningsOnly() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        }
    }

    /** Writes what is still queued, unless nobody takes it; the last thing a process does. Later events are dropped. */
    public static void close() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
    }
}
