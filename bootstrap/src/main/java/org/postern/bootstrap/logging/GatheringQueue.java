package org.postern.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue before a slow writer: who logs never waits; what finds no place is dropped and counted. The writer's
 * thread lets lines gather for a moment, so that while there is much to log a line costs neither a write nor a wake-up.
 */
final class GatheringQueue extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final int MOST_WAITING = 8_192;
    private static final int MOST_AT_ONCE = 1_000;
    private static final long GATHERING_MILLIS = 50;
    private static final long MILLIS_A_WRITE = 1_000;
    private static final int MOST_SECONDS = 10;

    private final BlockingQueue<ILoggingEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final LineWriter writer;
    private final LongAdder lost;
    private final Thread thread = Thread.ofPlatform().daemon().name("log").unstarted(this::run);
    private volatile boolean stopping;

    /** {@code lost} is told of what finds no place. */
    GatheringQueue(LineWriter writer, LongAdder lost) {
        this.writer = writer;
        this.lost = lost;
    }

    @Override
    public void start() {
        super.start();
        thread.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        if (!waiting.offer(event)) {
            lost.increment();
        }
    }

    /** Writes what waits, for as long as some of it is taken every second. */
    @Override
    public void stop() {
        super.stop();
        stopping = true;
        thread.interrupt();
        try {
            long before;
            int seconds = 0;
            do {
                before = writer.writes();
                thread.join(MILLIS_A_WRITE);
                seconds++;
            } while (thread.isAlive() && writer.writes() > before && seconds < MOST_SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean last = false;
        while (!last) {
            last = stopping;
            writer.write(gathered());
            last &= waiting.isEmpty();
            writer.tellOfLosses(last);
        }
    }

    private List<ILoggingEvent> gathered() {
        List<ILoggingEvent> batch = new ArrayList<>();
        try {
            @Nullable ILoggingEvent first = stopping ? waiting.poll() : waiting.take();
            if (first != null) {
                batch.add(first);
            }
            if (!stopping && waiting.size() < MOST_AT_ONCE) {
                TimeUnit.MILLISECONDS.sleep(GATHERING_MILLIS);
            }
        } catch (InterruptedException stop) {
            stopping = true;
        }
        waiting.drainTo(batch, MOST_AT_ONCE);
        return batch;
    }
}
