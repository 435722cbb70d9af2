package org.postern.testkit.ledger;

import org.postern.application.port.Ledger;

final class MemoryLedgerTest implements LedgerContract {
    private final MemoryLedger ledger = new MemoryLedger();

    @Override
    public Ledger ledger() {
        return ledger;
    }
}
