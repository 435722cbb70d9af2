package org.postern.adapters.dryrun;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.port.Ledger;
import org.postern.domain.smtp.TransactionId;

/** What one session wrote down, for whoever looks at it afterwards. One thread. */
public final class DryLedger implements Ledger {
    private final List<LedgerEntry> entries = new ArrayList<>();

    @Override
    public void record(LedgerEntry entry) {
        entries.add(entry);
    }

    @Override
    public long lost() {
        return 0;
    }

    @Override
    public Optional<LedgerEntry> find(TransactionId id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    @Override
    public Stream<LedgerEntry> since(Instant when) {
        return entries.stream().filter(entry -> !entry.id().time().isBefore(when));
    }

    @Override
    public void close() {}
}
