package org.postern.application.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Notices when somebody sets the wall clock: it then goes on from elsewhere than a clock that nobody sets. Signatures and
 * certificates have their times, so the owner wants to know. One thread looks; any may ask.
 */
public final class WatchClock {
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final LongSupplier nanoClock;
    private final Consumer<Duration> stepped;
    private final AtomicLong steps = new AtomicLong();
    private volatile Duration last = Duration.ZERO;
    private Instant wall;
    private long nanos;

    /** {@code stepped} is told of every step and its size, negative for one back. */
    public WatchClock(InstantSource clock, LongSupplier nanoClock, Consumer<Duration> stepped) {
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.stepped = stepped;
        this.wall = clock.instant();
        this.nanos = nanoClock.getAsLong();
    }

    /** Compares the clocks with how they were at the last look. */
    public void look() {
        Instant nowWall = clock.instant();
        long nowNanos = nanoClock.getAsLong();
        Duration step = Duration.between(wall, nowWall).minusNanos(nowNanos - nanos);
        wall = nowWall;
        nanos = nowNanos;
        if (step.abs().compareTo(LEAST) >= 0) {
            last = step;
            steps.incrementAndGet();
            stepped.accept(step);
        }
    }

    /** How many steps of a second or more were seen. */
    public long steps() {
        return steps.get();
    }

    /** The newest of them; zero when there was none. */
    public Duration lastStep() {
        return last;
    }
}
