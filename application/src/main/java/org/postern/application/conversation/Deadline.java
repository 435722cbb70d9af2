package org.postern.application.conversation;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A moment of a clock that only goes forward ({@link System#nanoTime}), so that a step of the wall clock moves nothing. */
final class Deadline {
    private final LongSupplier nanoClock;
    private final long start;
    private final long end;

    private Deadline(LongSupplier nanoClock, long start, long end) {
        this.nanoClock = nanoClock;
        this.start = start;
        this.end = end;
    }

    static Deadline in(Duration time, LongSupplier nanoClock) {
        long now = nanoClock.getAsLong();
        return new Deadline(nanoClock, now, now + time.toNanos());
    }

    Deadline orEarlier(Deadline other) {
        return end - other.end <= 0 ? this : new Deadline(nanoClock, start, other.end);
    }

    /** The time left, or less if less is wanted; fails when none is left. */
    Duration remaining(Duration most) throws InterruptedIOException {
        long left = Math.min(end - nanoClock.getAsLong(), most.toNanos());
        if (left <= 0) {
            throw new InterruptedIOException("deadline passed");
        }
        return Duration.ofNanos(left);
    }

    Duration elapsed() {
        return Duration.ofNanos(nanoClock.getAsLong() - start);
    }
}
