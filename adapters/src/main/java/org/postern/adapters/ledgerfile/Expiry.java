package org.postern.adapters.ledgerfile;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which days are over for longer than they are kept. A clock that was set may be wrong, and what is deleted stays deleted:
 * after it was set, or when the newest day there is lies further back at a start than yesterday, a day has to pass first.
 */
final class Expiry {
    private static final Logger LOG = LoggerFactory.getLogger("postern.ledger");
    private static final Duration TOLERATED = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofHours(24);

    private final int keepDays;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private Optional<Instant> before = Optional.empty();
    private long looked;
    private boolean paused;
    private long pausedUntil;

    Expiry(int keepDays, InstantSource clock, LongSupplier nanos) {
        this.keepDays = keepDays;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** The first day that is kept, by a clock that can be believed. */
    Optional<LocalDate> firstKept(LedgerFolder folder) throws IOException {
        Instant now = clock.instant();
        long passed = nanos.getAsLong();
        boolean leapt = before.isPresent() && leap(before.get(), now, passed - looked);
        boolean starts = before.isEmpty();
        before = Optional.of(now);
        looked = passed;
        LocalDate today = LedgerFolder.day(now);
        if (leapt || starts && isLongAgo(folder.days(), today)) {
            LOG.warn("the clock leapt to {}: nothing is deleted from the ledger for {}", now, PAUSE);
            paused = true;
            pausedUntil = passed + PAUSE.toNanos();
        }
        paused = paused && passed - pausedUntil < 0;
        return paused ? Optional.empty() : Optional.of(today.minusDays(keepDays));
    }

    private static boolean leap(Instant before, Instant now, long nanos) {
        return Duration.between(before.plusNanos(nanos), now).abs().compareTo(TOLERATED) > 0;
    }

    private static boolean isLongAgo(List<LocalDate> days, LocalDate today) {
        return !days.isEmpty() && days.getLast().isBefore(today.minusDays(1));
    }
}
