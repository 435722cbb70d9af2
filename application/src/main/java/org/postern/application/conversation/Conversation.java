package org.postern.application.conversation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.postern.application.authenticate.Authenticate;
import org.postern.application.port.MessageStore;
import org.postern.application.port.SessionFollower;
import org.postern.application.port.SessionObserver;
import org.postern.application.port.TransmissionChannel;
import org.postern.application.receive.AcceptSender;
import org.postern.application.receive.ReceiveMessage;
import org.postern.application.recipient.AcceptRecipient;
import org.postern.application.recording.RecordTransactions;
import org.postern.application.recording.SessionBook;
import org.postern.domain.session.Client;
import org.postern.domain.session.Effect;
import org.postern.domain.session.Event;
import org.postern.domain.session.SessionMachine;
import org.postern.domain.session.Step;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;

/**
 * One session from connect to close: the machine says what is to be done, this does it and brings back what came of it.
 * Runs on the session's own thread; one instance serves any number of sessions.
 */
public final class Conversation {
    private final SessionMachine usual;
    private final SessionMachine forgiving;
    private final AcceptClient acceptClient;
    private final Authenticate authenticate;
    private final AcceptSender acceptSender;
    private final AcceptRecipient acceptRecipient;
    private final ReceiveMessage receiveMessage;
    private final MessageStore store;
    private final WireLimits limits;
    private final SessionTimes times;
    private final SessionObserver observer;
    private final RecordTransactions records;
    private final LongSupplier nanoClock;

    public Conversation(
            SessionMachine machine,
            AcceptClient acceptClient,
            Authenticate authenticate,
            AcceptSender acceptSender,
            AcceptRecipient acceptRecipient,
            ReceiveMessage receiveMessage,
            MessageStore store,
            WireLimits limits,
            SessionTimes times,
            SessionObserver observer,
            RecordTransactions records,
            LongSupplier nanoClock) {
        this.usual = machine;
        this.forgiving = machine.forgiving();
        this.acceptClient = acceptClient;
        this.authenticate = authenticate;
        this.acceptSender = acceptSender;
        this.acceptRecipient = acceptRecipient;
        this.receiveMessage = receiveMessage;
        this.store = store;
        this.limits = limits;
        this.times = times;
        this.observer = observer;
        this.records = records;
        this.nanoClock = nanoClock;
    }

    /** Holds the session; the channel is closed when this returns, which it always does. */
    public void hold(Client client, TransmissionChannel channel) {
        hold(client, channel, false);
    }

    /**
     * The same, where TLS begins at once (RFC 8314 §3): for whoever may have a session, so that a handshake that never ends holds
     * no more places than other sessions do. Whoever may not is closed without a word, as it would not be understood.
     */
    public void holdBehindTls(Client client, TransmissionChannel channel) {
        hold(client, channel, true);
    }

    private void hold(Client client, TransmissionChannel channel, boolean behindTls) {
        SessionMachine machine = acceptClient.isAllowed(client) ? forgiving : usual;
        SessionFollower follower = observer.began(client);
        Dialogue dialogue =
                new Dialogue(channel, store, limits, times, () -> acceptClient.isBusy(client), nanoClock, follower);
        SessionBook book = records.open(client);
        Step step = machine.start(client);
        String reason = "fault";
        try {
            while (!(step.effect() instanceof Effect.CloseConnection)) {
                say(step, dialogue);
                Event event = step.effect() instanceof Effect.JudgeClient asked
                        ? met(asked, dialogue, book, behindTls)
                        : perform(step.effect(), dialogue);
                reason = Ending.reason(event);
                int errors = errors(step);
                step = machine.on(event);
                if (errors(step) > errors) {
                    acceptClient.erred(client);
                }
                note(book, event, step);
                follower.happened(event, step);
            }
            boolean understood =
                    !behindTls || step.effect().session().client().tls().isPresent();
            if (understood) {
                say(step, dialogue);
            }
        } catch (RuntimeException | StackOverflowError fault) {
            observer.faulted(step.effect().session(), fault);
            dialogue.send(Replies.FAULT_CLOSING, Duration.ZERO);
        } finally {
            dialogue.close();
            book.end();
            if (!book.isTurnedAway()) {
                acceptClient.over(client);
            }
            Duration lasted = dialogue.lasted();
            observer.ended(step.effect().session(), reason, lasted);
            follower.over(step.effect().session(), reason, lasted);
        }
    }

    /** What is kept is kept: a ledger that breaks costs its entry and nothing else. */
    private void note(SessionBook book, Event event, Step step) {
        try {
            book.happened(event, step);
        } catch (RuntimeException fault) {
            observer.faulted(step.effect().session(), fault);
        }
    }

    private static int errors(Step step) {
        return step.effect().session().tally().errors();
    }

    private static void say(Step step, Dialogue dialogue) {
        if (step instanceof Step.Answer answer) {
            dialogue.send(answer.reply(), answer.delay());
        }
    }

    private Event met(Effect.JudgeClient asked, Dialogue dialogue, SessionBook book, boolean behindTls) {
        AcceptClient.Met met =
                acceptClient.judge(asked, dialogue::pause, time -> !behindTls && dialogue.hearsWithin(time));
        Optional<Reply> refusal =
                book.met(met.asked().session().client(), met.objections()).refusal();
        return behindTls && refusal.isEmpty()
                ? dialogue.beginBehindTls(met.asked())
                : new Event.ClientJudged(met.asked(), refusal);
    }

    private Event perform(Effect effect, Dialogue dialogue) {
        return switch (effect) {
            case Effect.JudgeClient e -> throw new IllegalStateException("a client is met once");
            case Effect.ReadCommand e -> dialogue.readCommand(e);
            case Effect.JudgeSender e -> new Event.SenderJudged(e, acceptSender.judge(e));
            case Effect.JudgeRecipient e -> new Event.RecipientJudged(e, acceptRecipient.judge(e));
            case Effect.ReadMailData e -> dialogue.readMailData(e);
            case Effect.ReadChunk e -> dialogue.readChunk(e);
            case Effect.DiscardChunk e -> dialogue.discardChunk(e);
            case Effect.DiscardMailData e -> dialogue.discardMailData(e);
            case Effect.NegotiateTls e -> dialogue.negotiateTls(e);
            case Effect.ReadResponse e -> dialogue.readResponse(e);
            case Effect.JudgeResponse e ->
                authenticate
                        .farewell(e)
                        .<Event>map(reply -> new Event.Broken(e, reply))
                        .orElseGet(() -> new Event.ResponseJudged(e, authenticate.judge(e)));
            case Effect.ReceiveMessage e -> received(e, dialogue);
            case Effect.CloseConnection e -> throw new IllegalStateException("nothing follows a close");
        };
    }

    private Event received(Effect.ReceiveMessage effect, Dialogue dialogue) {
        Attendance attendance = dialogue.attendance();
        try {
            return new Event.MessageJudged(effect, receiveMessage.receive(effect, attendance::isGone));
        } finally {
            attendance.over();
            dialogue.release();
        }
    }
}
