package org.postern.application.receive;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.postern.application.index.JustKept;
import org.postern.application.judge.Judgement;
import org.postern.application.judge.TransactionJudge;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.MessageStore;
import org.postern.application.port.SessionObserver;
import org.postern.domain.message.ContentRules;
import org.postern.domain.message.HeaderLimits;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MessageContent;
import org.postern.domain.message.Reception;
import org.postern.domain.message.StrippedFields;
import org.postern.domain.message.TraceFields;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.ResultFields;
import org.postern.domain.session.Client;
import org.postern.domain.session.Effect;
import org.postern.domain.session.MessageVerdict;
import org.postern.domain.session.MessageVerdict.MessageDeclined;
import org.postern.domain.session.MessageVerdict.MessageKept;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;

/**
 * From the final octet of a message to its durable place: form, judgement, trace fields, store; then, behind the reply, the index.
 * Only a message that the store calls kept is answered with 250 (RFC 5321 §6.1).
 */
public final class ReceiveMessage {
    private final ContentRules rules;
    private final MessageStore store;
    private final Consumer<JustKept> index;
    private final Duration latest;
    private final InstantSource clock;
    private final TransactionJudge judge;
    private final SessionObserver observer;

    /** Without a judge: every message of good form is kept. */
    public ReceiveMessage(
            ContentRules rules,
            MessageStore store,
            Consumer<JustKept> index,
            Duration latest,
            InstantSource clock,
            SessionObserver observer) {
        this(rules, store, index, latest, clock, TransactionJudge.NOBODY, observer);
    }

    /**
     * {@code index} is told of every kept message; it must not wait. {@code latest}: how long after the final dot the store
     * may still be asked; a client that waits longer sends the message again (RFC 5321 §4.5.3.2.6).
     */
    public ReceiveMessage(
            ContentRules rules,
            MessageStore store,
            Consumer<JustKept> index,
            Duration latest,
            InstantSource clock,
            TransactionJudge judge,
            SessionObserver observer) {
        this.rules = rules;
        this.store = store;
        this.index = index;
        this.latest = latest;
        this.clock = clock;
        this.judge = judge;
        this.observer = observer;
    }

    /**
     * The verdict on one message. {@code gone}: whether the client does not wait for it any more, looked at before the message is
     * kept: it comes again with it, and two of it would be kept.
     */
    public MessageVerdict receive(Effect.ReceiveMessage effect, BooleanSupplier gone) {
        long start = System.nanoTime();
        Session.InTransaction session = effect.session();
        HeaderSection section;
        try {
            section = read(effect.content(), rules.header());
        } catch (IOException unreadable) {
            return declined(session, Replies.LOCAL_FAULT);
        }
        boolean binary = session.envelope().parameters().isBinary();
        Optional<Reply> objection = rules.objection(session.id(), section, effect.flaws(), binary);
        if (objection.isPresent()) {
            return declined(session, objection.get());
        }
        Instant at = clock.instant();
        Judgement judgement = judge.ofMessage(session, effect.content(), section, at);
        return switch (judgement.decision().disposition()) {
            case Disposition.Refuse refuse -> declined(session, refuse.reply());
            case Disposition.Defer defer -> declined(session, defer.reply());
            case Disposition.Accept accept -> kept(effect, section, judgement, at, start, gone);
            case Disposition.Quarantine quarantine -> kept(effect, section, judgement, at, start, gone);
        };
    }

    private MessageVerdict kept(
            Effect.ReceiveMessage effect,
            HeaderSection section,
            Judgement judgement,
            Instant at,
            long start,
            BooleanSupplier gone) {
        Session.InTransaction session = effect.session();
        if (System.nanoTime() - start > latest.toNanos() || gone.getAsBoolean()) {
            return declined(session, Replies.TOO_SLOW);
        }
        MessageContent content = effect.content();
        StrippedFields stripped = StrippedFields.of(section, rules.hostname());
        byte[] head = head(effect, stripped, judgement, at);
        return switch (store.keep(session.id(), head, content, stripped.contentFrom())) {
            case KeepOutcome.NotKept not -> declined(session, Shortage.reply(not.failure()));
            case KeepOutcome.Kept kept -> {
                long size = head.length + content.size() - stripped.contentFrom();
                index.accept(JustKept.of(session.id(), size, stripped.keptSection(head)));
                Duration taken = Duration.ofNanos(System.nanoTime() - start);
                observer.messageKept(session, session.id(), content.size(), taken);
                yield new MessageKept(Replies.kept(session.id()));
            }
        };
    }

    private static HeaderSection read(MessageContent content, HeaderLimits limits) throws IOException {
        try (InputStream octets = content.open()) {
            return HeaderReader.read(octets, limits);
        }
    }

    private byte[] head(Effect.ReceiveMessage effect, StrippedFields stripped, Judgement judgement, Instant at) {
        List<String> results = new ArrayList<>(ResultFields.of(
                effect.session().client().user(), judgement.findings(), judgement.decision(), rules.hostname()));
        results.addAll(stripped.records());
        return stripped.head(TraceFields.octets(reception(effect, at), results));
    }

    private Reception reception(Effect.ReceiveMessage effect, Instant at) {
        Session.InTransaction session = effect.session();
        Client client = session.client();
        return new Reception(
                session.id(),
                at,
                rules.hostname(),
                session.greeting().name(),
                client.address(),
                client.port(),
                session.greeting().extended(),
                client.tls().map(tls -> tls.version() + " " + tls.cipher()),
                client.earlyTalker(),
                session.envelope(),
                effect.content().size(),
                effect.flaws(),
                client.user());
    }

    private MessageVerdict declined(Session session, Reply reply) {
        observer.declined(session, reply);
        return new MessageDeclined(reply);
    }
}
