package org.postern.bootstrap;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.postern.application.maintain.ClockWatch;
import org.postern.application.maintain.Purge;
import org.postern.application.maintain.Retention;
import org.postern.application.port.RemovableMessages;
import org.postern.bootstrap.configuration.DataSize;
import org.postern.bootstrap.configuration.RetentionSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retention while the server runs: it gets its turns on a platform thread of its own, often enough to see a clock leap. */
final class Nights implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Nights.class);
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final long STOP_WITHIN_MILLIS = 10_000;

    private final Retention retention;
    private final boolean isOn;
    private final Index index;
    private final Consumer<Retention.Event> told;
    private final Thread thread;
    private volatile boolean stopping;

    Nights(
            RetentionSettings settings,
            RemovableMessages store,
            Index index,
            InstantSource clock,
            Consumer<Retention.Event> told) {
        this.retention = new Retention(
                store, new Purge(store, index::forget), new ClockWatch(clock, System::nanoTime), rule(settings));
        this.isOn = settings.isOn();
        this.index = index;
        this.told = told;
        this.thread = Thread.ofPlatform().daemon().name("retention").unstarted(this::run);
    }

    private static Retention.Rule rule(RetentionSettings settings) {
        return new Retention.Rule(
                settings.olderThan(),
                settings.toSize().map(DataSize::octets).map(OptionalLong::of).orElse(OptionalLong.empty()),
                settings.at(),
                settings.mostPercent());
    }

    void start() {
        if (isOn) {
            thread.start();
        }
    }

    Retention retention() {
        return retention;
    }

    private void run() {
        while (!stopping) {
            try {
                retention.turn().ifPresent(this::tell);
            } catch (UncheckedIOException unread) {
                LOG.warn("retention cannot read the store: {}", unread.getMessage());
            } catch (RuntimeException ours) {
                LOG.error("fault in retention", ours);
            }
            LockSupport.parkNanos(EVERY.toNanos());
        }
    }

    private void tell(Retention.Event event) {
        told.accept(event);
        if (event instanceof Retention.Ran ran && ran.purged().messages() > 0) {
            index.compact();
        }
    }

    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(STOP_WITHIN_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
