package org.postern.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Writes events as lines, many at once. What a stream does not take is counted and left out, and the next lines are tried
 * again: a disk may be full for a while. How many were lost is a line of its own once lines are taken again.
 */
final class LineWriter {
    private static final int LARGEST_WRITE = 64 << 10;
    private static final long TELL_AGAIN_NANOS = 10_000_000_000L;

    private final LoggerContext context;
    private final Layout<ILoggingEvent> layout;
    private final OutputStream to;
    private final LongAdder lost;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream(LARGEST_WRITE);
    private final LongAdder writes = new LongAdder();
    private int events;
    private boolean torn;
    private long told;
    private long toldAt = System.nanoTime() - TELL_AGAIN_NANOS;

    /** {@code lost}: how many events were not written, whoever let go of them. */
    LineWriter(LoggerContext context, Layout<ILoggingEvent> layout, OutputStream to, LongAdder lost) {
        this.context = context;
        this.layout = layout;
        this.to = to;
        this.lost = lost;
        this.told = lost.sum();
    }

    /** These, in as few writes as their size allows. */
    void write(List<ILoggingEvent> batch) {
        for (ILoggingEvent event : batch) {
            add(event);
        }
        flush();
    }

    /** How often it wrote, or tried to: while that grows it is not stuck. Any thread. */
    long writes() {
        return writes.sum();
    }

    /** Says how many events were lost since it was last said, if any; not too often. */
    void tellOfLosses(boolean now) {
        long sum = lost.sum();
        if (sum > told && !torn && (now || System.nanoTime() - toldAt > TELL_AGAIN_NANOS)) {
            add(new LoggingEvent(
                    LineWriter.class.getName(),
                    context.getLogger("postern.log"),
                    Level.WARN,
                    "{} events of the log were lost: nobody read them, or their disk was full",
                    null,
                    new Object[] {sum - told}));
            told = sum;
            toldAt = System.nanoTime();
            flush();
        }
    }

    /** An event that cannot be described costs itself only. */
    private void add(ILoggingEvent event) {
        try {
            octets.writeBytes(layout.doLayout(event).getBytes(StandardCharsets.UTF_8));
            events++;
        } catch (RuntimeException | StackOverflowError indescribable) {
            lost.increment();
        }
        if (octets.size() >= LARGEST_WRITE) {
            flush();
        }
    }

    /** A line that was cut by a failure is ended before the next begins. */
    private void flush() {
        if (events == 0) {
            return;
        }
        try {
            if (torn) {
                to.write('\n');
            }
            octets.writeTo(to);
            to.flush();
            torn = false;
        } catch (IOException full) {
            lost.add(events);
            torn = true;
        }
        writes.increment();
        octets.reset();
        events = 0;
    }
}
