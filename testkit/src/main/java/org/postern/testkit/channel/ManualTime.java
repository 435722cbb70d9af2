package org.postern.testkit.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A clock that stands still until it is told to go on: the wall clock and {@link System#nanoTime} in one. */
public final class ManualTime implements InstantSource, LongSupplier {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private long nanos;

    /** Lets that much time pass. */
    public void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos);
    }

    @Override
    public long getAsLong() {
        return nanos;
    }
}
