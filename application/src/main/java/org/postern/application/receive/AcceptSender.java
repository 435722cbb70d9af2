package org.postern.application.receive;

import java.util.function.Supplier;
import org.postern.application.port.MessageStore;
import org.postern.application.port.SessionObserver;
import org.postern.domain.session.Effect;
import org.postern.domain.session.SenderVerdict;
import org.postern.domain.session.SenderVerdict.SenderAccepted;
import org.postern.domain.session.SenderVerdict.SenderDeclined;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/** Decides whether a transaction may begin: not before the store could take its message (RFC 5321 §6.1). */
public final class AcceptSender {
    private final MessageStore store;
    private final Supplier<TransactionId> ids;
    private final SessionObserver observer;

    public AcceptSender(MessageStore store, Supplier<TransactionId> ids, SessionObserver observer) {
        this.store = store;
        this.ids = ids;
        this.observer = observer;
    }

    /** The verdict on one MAIL. */
    public SenderVerdict judge(Effect.JudgeSender effect) {
        long octets = effect.command().parameters().size().orElse(0);
        return store.obstacle(octets)
                .<SenderVerdict>map(failure -> declined(effect, Shortage.reply(failure)))
                .orElseGet(() -> new SenderAccepted(ids.get()));
    }

    private SenderVerdict declined(Effect.JudgeSender effect, Reply reply) {
        observer.declined(effect.session(), reply);
        return new SenderDeclined(reply);
    }
}
