package org.postern.application.receive;

import java.util.function.Supplier;
import org.postern.application.judge.Judgement;
import org.postern.application.judge.TransactionJudge;
import org.postern.application.port.MessageStore;
import org.postern.application.port.SessionObserver;
import org.postern.domain.policy.Disposition;
import org.postern.domain.session.Effect;
import org.postern.domain.session.SenderVerdict;
import org.postern.domain.session.SenderVerdict.SenderAccepted;
import org.postern.domain.session.SenderVerdict.SenderDeclined;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/** Decides whether a transaction may begin: the store could take its message (RFC 5321 §6.1), and nothing speaks against the sender. */
public final class AcceptSender {
    private final MessageStore store;
    private final Supplier<TransactionId> ids;
    private final TransactionJudge judge;
    private final SessionObserver observer;

    /** Without a judge: whoever writes may write. */
    public AcceptSender(MessageStore store, Supplier<TransactionId> ids, SessionObserver observer) {
        this(store, ids, TransactionJudge.NOBODY, observer);
    }

    public AcceptSender(
            MessageStore store, Supplier<TransactionId> ids, TransactionJudge judge, SessionObserver observer) {
        this.store = store;
        this.ids = ids;
        this.judge = judge;
        this.observer = observer;
    }

    /** The verdict on one MAIL. */
    public SenderVerdict judge(Effect.JudgeSender effect) {
        TransactionId id = ids.get();
        long octets = effect.command().parameters().size().orElse(0);
        return store.obstacle(octets)
                .<SenderVerdict>map(failure -> declined(effect, id, Shortage.reply(failure)))
                .orElseGet(() -> judged(effect, id));
    }

    private SenderVerdict judged(Effect.JudgeSender effect, TransactionId id) {
        Judgement judgement =
                judge.ofSender(effect.session().client(), effect.command().reversePath(), id);
        return switch (judgement.decision().disposition()) {
            case Disposition.Accept accept -> new SenderAccepted(id);
            case Disposition.Quarantine quarantine -> new SenderAccepted(id);
            case Disposition.Refuse refuse -> declined(effect, id, refuse.reply());
            case Disposition.Defer defer -> declined(effect, id, defer.reply());
        };
    }

    private SenderVerdict declined(Effect.JudgeSender effect, TransactionId id, Reply reply) {
        observer.declined(effect.session(), reply);
        return new SenderDeclined(id, reply);
    }
}
