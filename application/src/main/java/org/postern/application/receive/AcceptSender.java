package org.postern.application.receive;

import java.util.Optional;
import java.util.function.Supplier;
import org.postern.application.authenticate.PermitSender;
import org.postern.application.judge.Circumstances;
import org.postern.application.judge.Judgement;
import org.postern.application.judge.TransactionJudge;
import org.postern.application.limits.GuardClients;
import org.postern.application.limits.Objections;
import org.postern.application.port.MessageStore;
import org.postern.application.port.SessionObserver;
import org.postern.domain.policy.Disposition;
import org.postern.domain.session.Effect;
import org.postern.domain.session.SenderVerdict;
import org.postern.domain.session.SenderVerdict.SenderAccepted;
import org.postern.domain.session.SenderVerdict.SenderDeclined;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/**
 * Decides whether a transaction may begin: the client has not sent too much of late, the store could take its message (RFC 5321
 * §6.1), and nothing speaks against the sender.
 */
public final class AcceptSender {
    private final MessageStore store;
    private final Supplier<TransactionId> ids;
    private final GuardClients guard;
    private final TransactionJudge judge;
    private final PermitSender permits;
    private final SessionObserver observer;

    /** Asks the guard first, who costs least, then the store, then the judge. */
    public AcceptSender(
            MessageStore store,
            Supplier<TransactionId> ids,
            GuardClients guard,
            TransactionJudge judge,
            PermitSender permits,
            SessionObserver observer) {
        this.store = store;
        this.ids = ids;
        this.guard = guard;
        this.judge = judge;
        this.permits = permits;
        this.observer = observer;
    }

    /** The verdict on one MAIL. */
    public SenderVerdict judge(Effect.JudgeSender effect) {
        TransactionId id = ids.get();
        long octets = effect.command().parameters().size().orElse(0);
        Objections objections = guard.sends(effect.session(), id);
        return objections
                .refusal()
                .<SenderVerdict>map(reply -> new SenderDeclined(id, reply, objections.again()))
                .or(() -> store.obstacle(octets).map(Shortage::reply).map(reply -> declined(effect, id, reply)))
                .or(() -> foreign(effect, id))
                .orElseGet(() ->
                        effect.session().client().user().isPresent() ? new SenderAccepted(id) : judged(effect, id));
    }

    /** A user of ours writes as itself only, and is not judged any further. */
    private Optional<SenderVerdict> foreign(Effect.JudgeSender effect, TransactionId id) {
        return effect.session()
                .client()
                .user()
                .flatMap(user -> permits.objection(user, effect.command().reversePath(), id))
                .map(reply -> declined(effect, id, reply));
    }

    private SenderVerdict judged(Effect.JudgeSender effect, TransactionId id) {
        Judgement judgement = judge.ofSender(
                Circumstances.of(effect.session(), effect.command().reversePath()), id);
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
