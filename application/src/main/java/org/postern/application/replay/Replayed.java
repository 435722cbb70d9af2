package org.postern.application.replay;

import org.postern.application.ledger.LedgerEntry;
import org.postern.application.ledger.Verdict;

/** What came of judging a transaction again. */
public sealed interface Replayed {

    /** What the ledger says of it. */
    LedgerEntry entry();

    /** The same findings, the same opinions, the same decision. */
    record Same(LedgerEntry entry) implements Replayed {}

    /** The findings are the same, the policy decides or thinks otherwise: {@code now}. */
    record Reconsidered(LedgerEntry entry, Verdict now) implements Replayed {}

    /** The same octets and the same answers of the DNS lead to other findings: {@code now}. */
    record Contradicted(LedgerEntry entry, Verdict now) implements Replayed {}

    /** It cannot be judged again, in words. */
    record NotReplayed(LedgerEntry entry, String why) implements Replayed {}
}
