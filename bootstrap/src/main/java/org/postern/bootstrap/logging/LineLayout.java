package org.postern.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.postern.bootstrap.text.Printable;
import org.slf4j.event.KeyValuePair;

/**
 * One event as one line: time in UTC, level, logger, message, key=value pairs, and an exception with its nearest frames.
 * Whatever stands in it, nothing but the end of the line is a control character.
 */
final class LineLayout extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int FRAMES = 8;
    private static final int CAUSES = 4;

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        line.append(time(Instant.ofEpochMilli(event.getTimeStamp())));
        line.append(' ').append(event.getLevel()).append(' ').append(shortName(event.getLoggerName()));
        line.append(": ").append(event.getFormattedMessage());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                pair(line, pair.key, String.valueOf(pair.value));
            }
        }
        for (Map.Entry<String, String> pair : new TreeMap<>(event.getMDCPropertyMap()).entrySet()) {
            pair(line, pair.getKey(), pair.getValue());
        }
        if (event.getThrowableProxy() != null) {
            line.append(" | ").append(exception(event.getThrowableProxy()));
        }
        return Printable.escape(line.toString()) + "\n";
    }

    /** In UTC, to the millisecond. */
    static String time(Instant when) {
        return TIME.format(when);
    }

    private static String shortName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    private static void pair(StringBuilder line, String key, String value) {
        boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> c == ' ' || c == '"' || c == '=');
        line.append(' ').append(key).append('=');
        line.append(plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    /** An exception with its nearest frames and causes; it may have any characters in it. */
    static String exception(IThrowableProxy first) {
        StringBuilder line = new StringBuilder();
        IThrowableProxy throwable = first;
        for (int depth = 0; throwable != null && depth < CAUSES; depth++) {
            line.append(depth == 0 ? "" : " | caused by ").append(throwable.getClassName());
            line.append(": ").append(throwable.getMessage());
            StackTraceElementProxy[] frames = throwable.getStackTraceElementProxyArray();
            for (int i = 0; i < frames.length && i < FRAMES; i++) {
                line.append(i == 0 ? " at " : " < ").append(frames[i].getStackTraceElement());
            }
            throwable = throwable.getCause();
        }
        return line.toString();
    }
}
