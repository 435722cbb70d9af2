package org.postern.adapters.metrics;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.port.Ledger;
import org.postern.domain.smtp.TransactionId;

/** A ledger whose entries are counted on their way in. */
final class MeteredLedger implements Ledger {
    private final Ledger ledger;
    private final TransactionMeter meter;

    MeteredLedger(Ledger ledger, TransactionMeter meter) {
        this.ledger = ledger;
        this.meter = meter;
    }

    @Override
    public void record(LedgerEntry entry) {
        ledger.record(entry);
        meter.count(entry);
    }

    /** Counted like the others. */
    @Override
    public void repeated(LedgerEntry entry) {
        ledger.repeated(entry);
        meter.count(entry);
    }

    @Override
    public long lost() {
        return ledger.lost();
    }

    @Override
    public Optional<LedgerEntry> find(TransactionId id) {
        return ledger.find(id);
    }

    @Override
    public Stream<LedgerEntry> since(Instant when) {
        return ledger.since(when);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
