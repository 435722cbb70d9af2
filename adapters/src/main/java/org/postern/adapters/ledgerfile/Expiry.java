package org.postern.adapters.ledgerfile;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.postern.application.maintain.ClockWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which days are over for longer than they are kept, by a clock that can be believed. */
final class Expiry {
    private static final Logger LOG = LoggerFactory.getLogger("postern.ledger");

    private final int keepDays;
    private final ClockWatch clock;
    private boolean looked;

    Expiry(int keepDays, InstantSource clock, LongSupplier nanos) {
        this.keepDays = keepDays;
        this.clock = new ClockWatch(clock, nanos);
    }

    /** The first day that is kept, by a clock that can be believed. */
    Optional<LocalDate> firstKept(LedgerFolder folder) throws IOException {
        Optional<Instant> newest = looked ? Optional.empty() : newest(folder.days());
        looked = true;
        ClockWatch.Look look = clock.look(newest);
        if (look.leapt()) {
            LOG.warn("the clock leapt to {}: nothing is deleted from the ledger for {}", look.now(), look.pause());
        }
        return look.believed().map(now -> LedgerFolder.day(now).minusDays(keepDays));
    }

    private static Optional<Instant> newest(List<LocalDate> days) {
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(days.getLast().atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
