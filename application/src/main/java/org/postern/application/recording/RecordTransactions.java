package org.postern.application.recording;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.postern.application.judge.Judgement;
import org.postern.application.judge.TransactionJudge;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.ledger.Verdict;
import org.postern.application.port.Ledger;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.session.Client;
import org.postern.domain.smtp.TransactionId;

/**
 * Writes an entry for every transaction, however it ends. A judgement reaches its entry by the transaction's id: judges
 * are {@link #witnessed}, and what they said is held until the transaction is over. For any number of sessions.
 */
public final class RecordTransactions {
    private final Ledger ledger;
    private final Supplier<TransactionId> ids;
    private final InstantSource clock;
    private final LongSupplier nanoClock;
    private final Map<TransactionId, Judgement> judgements = new ConcurrentHashMap<>();
    private final Map<TransactionId, List<StatedOpinion>> objections = new ConcurrentHashMap<>();

    /** {@code ids} names what ends before it has an id; {@code nanoClock} as {@link System#nanoTime}. */
    public RecordTransactions(Ledger ledger, Supplier<TransactionId> ids, InstantSource clock, LongSupplier nanoClock) {
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
        this.nanoClock = nanoClock;
    }

    /** The same judge, its judgements remembered for the ledger. */
    public TransactionJudge witnessed(TransactionJudge judge) {
        return new WitnessedJudge(judge, this);
    }

    /** The book of a session that begins now. */
    public SessionBook open(Client client) {
        return new SessionBook(this, client, clock, nanoClock);
    }

    /** How many judgements and objections wait for the end of their transaction. */
    int pending() {
        return judgements.size() + objections.size();
    }

    /** The guard holds something against a transaction; the same thing counts once. */
    public void objected(TransactionId id, StatedOpinion objection) {
        objections.merge(id, List.of(objection), RecordTransactions::together);
    }

    TransactionId newId() {
        return ids.get();
    }

    Judgement judged(TransactionId id, Judgement judgement) {
        judgements.put(id, judgement);
        return judgement;
    }

    Verdict verdict(TransactionId id) {
        return Optional.ofNullable(judgements.remove(id)).map(Verdict::of).orElse(Verdict.NONE);
    }

    private static List<StatedOpinion> together(List<StatedOpinion> some, List<StatedOpinion> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    List<StatedOpinion> objections(TransactionId id) {
        return Optional.ofNullable(objections.remove(id)).orElse(List.of());
    }

    /** {@code again}: one of a flood, of which enough is written down. */
    void write(LedgerEntry entry, boolean again) {
        if (again) {
            ledger.repeated(entry);
        } else {
            ledger.record(entry);
        }
    }
}
