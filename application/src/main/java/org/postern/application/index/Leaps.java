package org.postern.application.index;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Sees ids run ahead of the time that has passed: the clock was set. A mail transaction that began before may then be kept
 * under an id far below the mark, so the mark rests for as long as such a transaction can last.
 */
final class Leaps {
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    private final LongSupplier nanos;
    private Optional<Instant> latest = Optional.empty();
    private long at;
    private long restsUntil;
    private boolean resting;

    Leaps(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The moment of an id that the mark could move to; whether the mark may. */
    boolean mayMove(Instant moment) {
        long now = nanos.getAsLong();
        Optional<Instant> expected = latest.map(time -> time.plusNanos(now - at).plus(TOLERATED));
        if (expected.isPresent() && moment.isAfter(expected.get())) {
            resting = true;
            restsUntil = now + OpenIndex.LONGEST_TRANSACTION.toNanos();
        }
        if (latest.isEmpty() || moment.isAfter(latest.get())) {
            latest = Optional.of(moment);
            at = now;
        }
        resting = resting && now - restsUntil < 0;
        return !resting;
    }
}
