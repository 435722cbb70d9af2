package org.postern.testkit.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.port.Ledger;
import org.postern.domain.smtp.TransactionId;

/** A ledger in memory: what was recorded is there at once. */
public final class MemoryLedger implements Ledger {
    private final List<LedgerEntry> entries = new CopyOnWriteArrayList<>();

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
        return entries.stream()
                .filter(entry -> !entry.id().time().isBefore(when))
                .sorted(Comparator.comparing(MemoryLedger::day));
    }

    private static LocalDate day(LedgerEntry entry) {
        return entry.id().time().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** All of it, as it was recorded. */
    public List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void close() {}
}
