package org.postern.domain.session;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.message.MessageContent;
import org.postern.domain.smtp.Command;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/** The machine, with whoever does its effects as {@link Fate} has it. Keeps count of mail data that nobody let go. */
final class DrivenMachine {
    private static final DomainName HOSTNAME =
            DomainName.parse("mx.example.org").orElseThrow();
    private static final TransactionId ID =
            TransactionId.parse("01ARZ3NDEKTSV4RRFFQ69G5FAV").orElseThrow();
    private static final Client CLIENT =
            new Client(IpAddress.parse("192.0.2.1").orElseThrow(), 25, Optional.empty(), false);
    private static final MessageContent NOTHING = new MessageContent() {
        @Override
        public long size() {
            return 0;
        }

        @Override
        public InputStream open() {
            return InputStream.nullInputStream();
        }
    };

    private static final Map<Said, Command> COMMANDS = new EnumMap<>(Said.class);

    static {
        for (Said said : Said.values()) {
            COMMANDS.put(said, said.command());
        }
    }

    private final SessionMachine machine;
    private Step step;
    private boolean held;

    DrivenMachine(SessionLimits limits) {
        this.machine = new SessionMachine(HOSTNAME, limits, true);
        this.step = machine.start(CLIENT);
        step = machine.on(new Event.ClientJudged((Effect.JudgeClient) step.effect(), Optional.empty()));
    }

    Session session() {
        return step.effect().session();
    }

    boolean isClosed() {
        return step.effect() instanceof Effect.CloseConnection;
    }

    /** Whether octets of a message are held, that no later step would free. */
    boolean holdsMailData() {
        return held;
    }

    /** Says this and lets everything that follows from it happen; the replies on the way. */
    List<Reply> hear(Said said, Fate fate) {
        List<Reply> replies = new ArrayList<>();
        Effect.ReadCommand asked = (Effect.ReadCommand) step.effect();
        go(new Event.CommandReceived(asked, Objects.requireNonNull(COMMANDS.get(said)), said.moreWaiting()), replies);
        while (!isClosed() && !(step.effect() instanceof Effect.ReadCommand)) {
            go(outcome(step.effect(), fate), replies);
        }
        return replies;
    }

    private void go(Event event, List<Reply> replies) {
        step = machine.on(event);
        if (step instanceof Step.Answer answer) {
            replies.add(answer.reply());
        }
    }

    private Event outcome(Effect effect, Fate fate) {
        boolean reads = effect instanceof Effect.ReadMailData
                || effect instanceof Effect.ReadChunk
                || effect instanceof Effect.DiscardChunk;
        if (reads && (fate == Fate.BROKEN || fate == Fate.LOST)) {
            held = false;
            return fate == Fate.LOST ? new Event.ConnectionLost(effect) : new Event.Broken(effect, Replies.TIMED_OUT);
        }
        return switch (effect) {
            case Effect.JudgeSender e -> new Event.SenderJudged(e, sender(fate));
            case Effect.JudgeRecipient e -> new Event.RecipientJudged(e, recipient(fate));
            case Effect.ReadMailData e ->
                fate == Fate.NOT_TAKEN
                        ? new Event.MailDataNotTaken(e, Replies.SIZE_EXCEEDED)
                        : new Event.MailDataReceived(e, NOTHING, noFlaws());
            case Effect.ReadChunk e -> chunk(e, fate);
            case Effect.DiscardChunk e -> {
                held = false;
                yield new Event.ChunkDiscarded(e);
            }
            case Effect.DiscardMailData e -> {
                held = false;
                yield new Event.MailDataDiscarded(e);
            }
            case Effect.NegotiateTls e ->
                fate == Fate.GOOD
                        ? new Event.TlsNegotiated(e, new TlsFacts("TLSv1.3", "TLS_AES_256_GCM_SHA384", ""))
                        : new Event.ConnectionLost(e);
            case Effect.ReadResponse e -> throw new IllegalStateException("AUTH is not offered");
            case Effect.JudgeResponse e -> throw new IllegalStateException("AUTH is not offered");
            case Effect.ReceiveMessage e -> {
                held = false;
                yield new Event.MessageJudged(e, message(fate));
            }
            case Effect.JudgeClient e -> throw new IllegalStateException("the client was judged");
            case Effect.ReadCommand e -> throw new IllegalStateException("not an effect in between");
            case Effect.CloseConnection e -> throw new IllegalStateException("nothing follows a close");
        };
    }

    private Event chunk(Effect.ReadChunk effect, Fate fate) {
        held = fate != Fate.NOT_TAKEN;
        if (!held) {
            return new Event.ChunkNotTaken(effect, Replies.SIZE_EXCEEDED);
        }
        return effect.chunk().last()
                ? new Event.LastChunkReceived(effect, NOTHING, noFlaws())
                : new Event.ChunkReceived(effect);
    }

    private static Set<MailDataFlaw> noFlaws() {
        return EnumSet.noneOf(MailDataFlaw.class);
    }

    private static SenderVerdict sender(Fate fate) {
        return switch (fate) {
            case DEFERRED -> new SenderVerdict.SenderDeclined(ID, Replies.LOCAL_FAULT);
            case REFUSED, NOT_TAKEN -> new SenderVerdict.SenderDeclined(ID, Replies.noSuchMailbox(ID));
            case GOOD, BROKEN, LOST -> new SenderVerdict.SenderAccepted(ID);
        };
    }

    private static RecipientVerdict recipient(Fate fate) {
        return switch (fate) {
            case DEFERRED -> new RecipientVerdict.RecipientDeclined(Replies.LOCAL_FAULT);
            case REFUSED, NOT_TAKEN -> new RecipientVerdict.RecipientDeclined(Replies.noSuchMailbox(ID));
            case GOOD, BROKEN, LOST -> new RecipientVerdict.RecipientAccepted(List.of());
        };
    }

    private static MessageVerdict message(Fate fate) {
        return switch (fate) {
            case DEFERRED -> new MessageVerdict.MessageDeclined(Replies.LOCAL_FAULT);
            case REFUSED -> new MessageVerdict.MessageDeclined(Replies.badContent("bad", ID));
            case GOOD, NOT_TAKEN, BROKEN, LOST -> new MessageVerdict.MessageKept(Replies.kept(ID));
        };
    }
}
