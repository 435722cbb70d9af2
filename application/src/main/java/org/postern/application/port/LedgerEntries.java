package org.postern.application.port;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.application.ledger.LedgerEntry;
import org.postern.domain.smtp.TransactionId;

/** What is in the ledger, to be read. A disk that cannot be read is an {@link java.io.UncheckedIOException}. */
public interface LedgerEntries {

    /** The entry of that transaction. What was recorded a moment ago may not be there yet. */
    Optional<LedgerEntry> find(TransactionId id);

    /**
     * Every entry whose id is of that moment or later: by days of their ids, within a day as they were recorded. Read
     * lazily: close it. What cannot be read is passed over.
     */
    Stream<LedgerEntry> since(Instant when);
}
