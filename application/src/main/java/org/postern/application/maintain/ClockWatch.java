package org.postern.application.maintain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Whether the clock can be believed by those who delete by it. It may have been set wrongly, and what is deleted stays
 * deleted: after it was set, or when at a start the newest that was written lies further back than yesterday, or ahead, a
 * day has to pass first. To be looked at often: between two looks the machine's monotonic clock tells how long it was.
 */
public final class ClockWatch {
    private static final Duration TOLERATED = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofHours(24);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final ReentrantLock looking = new ReentrantLock();
    private Optional<Instant> before = Optional.empty();
    private long looked;
    private boolean paused;
    private long pausedUntil;

    /** {@code nanos} is the machine's monotonic clock. */
    public ClockWatch(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /** What the clock says; {@code leapt}: seen just now for the first time; {@code pause}: how long it is not believed. */
    public record Look(Instant now, boolean leapt, Duration pause) {

        /** The moment, if it can be believed. */
        public Optional<Instant> believed() {
            return pause.isZero() ? Optional.of(now) : Optional.empty();
        }
    }

    /** Looks; {@code newest}: when the newest there is was written, of weight at the first look only. */
    public Look look(Optional<Instant> newest) {
        looking.lock();
        try {
            Instant now = clock.instant();
            long passed = nanos.getAsLong();
            boolean leapt = before.isPresent()
                    ? isLeap(before.get(), now, passed - looked)
                    : newest.filter(written -> isStrange(written, now)).isPresent();
            before = Optional.of(now);
            looked = passed;
            if (leapt) {
                paused = true;
                pausedUntil = passed + PAUSE.toNanos();
            }
            paused = paused && passed - pausedUntil < 0;
            return new Look(now, leapt, paused ? Duration.ofNanos(pausedUntil - passed) : Duration.ZERO);
        } finally {
            looking.unlock();
        }
    }

    /** Somebody who knows says that the clock is right. */
    public void confirm() {
        looking.lock();
        try {
            paused = false;
        } finally {
            looking.unlock();
        }
    }

    private static boolean isLeap(Instant before, Instant now, long nanos) {
        return Duration.between(before.plusNanos(nanos), now).abs().compareTo(TOLERATED) > 0;
    }

    private static boolean isStrange(Instant written, Instant now) {
        Instant yesterday = now.truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
        return written.isBefore(yesterday) || written.isAfter(now.plus(TOLERATED));
    }
}
