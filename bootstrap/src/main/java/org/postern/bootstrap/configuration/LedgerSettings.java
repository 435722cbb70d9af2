package org.postern.bootstrap.configuration;

import java.time.Duration;

/** How the ledger is kept. The meaning of each stands in the reference, docs/configuration.md. */
public record LedgerSettings(Duration keep) {

    public LedgerSettings {
        LedgerKeys.KEEP.require(keep);
    }

    /** Every default. */
    public static LedgerSettings standard() {
        return new LedgerSettings(LedgerKeys.USUAL_KEEP);
    }

    /** For how many days after its own an entry is kept; part of a day counts as one. */
    public int keepDays() {
        return (int) keep.plusDays(1).minusNanos(1).toDays();
    }
}
