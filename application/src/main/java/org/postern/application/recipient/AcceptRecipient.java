package org.postern.application.recipient;

import org.postern.application.limits.GuardClients;
import org.postern.application.port.RecipientDirectory;
import org.postern.application.port.RecipientDirectory.Entry;
import org.postern.application.port.SessionObserver;
import org.postern.domain.address.AddressLiteral;
import org.postern.domain.address.BarePostmaster;
import org.postern.domain.address.ForwardPath;
import org.postern.domain.address.Path;
import org.postern.domain.session.Effect;
import org.postern.domain.session.RecipientVerdict;
import org.postern.domain.session.RecipientVerdict.RecipientAccepted;
import org.postern.domain.session.RecipientVerdict.RecipientDeclined;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/** Decides whether a forward-path is ours: RFC 5321 §3.3. Whatever is not ours is refused; there is no relay. */
public final class AcceptRecipient {
    private final RecipientDirectory directory;
    private final GuardClients guard;
    private final SessionObserver observer;

    public AcceptRecipient(RecipientDirectory directory, GuardClients guard, SessionObserver observer) {
        this.directory = directory;
        this.guard = guard;
        this.observer = observer;
    }

    /** The verdict on one RCPT. */
    public RecipientVerdict judge(Effect.JudgeRecipient effect) {
        TransactionId id = effect.session().id();
        return guard.names(effect.session(), id)
                .refusal()
                .<RecipientVerdict>map(RecipientDeclined::new)
                .orElseGet(() -> judged(effect, id));
    }

    private RecipientVerdict judged(Effect.JudgeRecipient effect, TransactionId id) {
        ForwardPath forwardPath = effect.command().path();
        boolean literal = forwardPath instanceof Path path && path.mailbox().domain() instanceof AddressLiteral;
        if (literal) {
            return declined(effect, Replies.literalRefused(id));
        }
        return switch (find(forwardPath)) {
            case Entry.Known known -> new RecipientAccepted(known.mailboxes());
            case Entry.NoSuchMailbox none -> {
                guard.namedUnknown(effect.session().client());
                yield declined(effect, Replies.noSuchMailbox(id));
            }
            case Entry.ForeignDomain foreign -> declined(effect, foreign(effect, id));
            case Entry.Unavailable unavailable -> declined(effect, Replies.LOCAL_FAULT);
        };
    }

    /** Whoever has authenticated may have done so in the hope of a relay, and is told that there is none. */
    private static Reply foreign(Effect.JudgeRecipient effect, TransactionId id) {
        return effect.session().client().user().isPresent() ? Replies.noRelay(id) : Replies.relayDenied(id);
    }

    private Entry find(ForwardPath forwardPath) {
        return switch (forwardPath) {
            case BarePostmaster postmaster -> directory.find(postmaster);
            case Path path -> directory.find(path.mailbox());
        };
    }

    private RecipientVerdict declined(Effect.JudgeRecipient effect, Reply reply) {
        observer.declined(effect.session(), reply);
        return new RecipientDeclined(reply);
    }
}
