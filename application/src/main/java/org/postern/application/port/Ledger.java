package org.postern.application.port;

import org.postern.application.ledger.LedgerEntry;

/** Where every decision is written down. Mail goes on whatever becomes of it. */
public interface Ledger extends LedgerEntries, AutoCloseable {

    /**
     * Writes an entry down, soon and behind the reply. Never waits and never fails: an entry that cannot be written is
     * lost, and counted.
     */
    void record(LedgerEntry entry);

    /** An entry like others that were written down a moment ago, one of a flood: it is not, whoever counts may count it. */
    default void repeated(LedgerEntry entry) {}

    /** How many entries were lost since the ledger was opened. */
    long lost();

    /** Writes what waits, and ends. */
    @Override
    void close();
}
