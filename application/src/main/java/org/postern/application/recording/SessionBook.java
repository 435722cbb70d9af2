package org.postern.application.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.Conclusion.Abandoned;
import org.postern.application.ledger.Conclusion.Cause;
import org.postern.application.ledger.Conclusion.Declined;
import org.postern.application.ledger.Conclusion.Kept;
import org.postern.application.ledger.Conclusion.Stage;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.ledger.LedgerTimes;
import org.postern.application.ledger.Verdict;
import org.postern.application.limits.Objections;
import org.postern.domain.message.MessageContent;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.session.Client;
import org.postern.domain.session.Effect;
import org.postern.domain.session.Event;
import org.postern.domain.session.Greeting;
import org.postern.domain.session.MessageVerdict;
import org.postern.domain.session.RecipientVerdict;
import org.postern.domain.session.SenderVerdict;
import org.postern.domain.session.Session;
import org.postern.domain.session.Step;
import org.postern.domain.smtp.Command;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.Recipient;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/**
 * Follows one session, each event with the step it led to, and writes an entry whenever a transaction is over. A session
 * says by its state that a transaction is open; when it no longer is and nothing was concluded, it was abandoned.
 */
public final class SessionBook {
    private final RecordTransactions records;
    private Client client;
    private final InstantSource clock;
    private final LongSupplier nanoClock;
    private final Instant connected;
    private final long start;
    private Optional<TransactionNotes> open = Optional.empty();
    private Objections met = Objections.NONE;
    private boolean turnedAway;
    private Cause ending = Cause.FAULT;
    private Optional<Greeting> greeting = Optional.empty();

    SessionBook(RecordTransactions records, Client client, InstantSource clock, LongSupplier nanoClock) {
        this.records = records;
        this.client = client;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.connected = clock.instant();
        this.start = nanoClock.getAsLong();
    }

    /** The guard has looked at the client. What it only watched is written down with what comes first of the session. */
    public Objections met(Client seen, Objections objections) {
        client = seen;
        met = objections;
        turnedAway = objections.refusal().isPresent();
        return objections;
    }

    /** Whether the guard refused the client. */
    public boolean isTurnedAway() {
        return turnedAway;
    }

    /** An event led to a step. */
    public void happened(Event event, Step step) {
        switch (event) {
            case Event.ClientJudged e -> e.refusal().ifPresent(this::clientDeclined);
            case Event.CommandReceived e -> commandAnswered(e, step);
            case Event.SenderJudged e -> senderJudged(e);
            case Event.RecipientJudged e -> recipientJudged(e);
            case Event.MailDataReceived e -> came(e.content(), e.flaws());
            case Event.LastChunkReceived e -> came(e.content(), e.flaws());
            case Event.MailDataNotTaken e -> conclude(new Declined(Stage.DATA, e.reply()));
            case Event.ChunkNotTaken e -> conclude(new Declined(Stage.DATA, e.reply()));
            case Event.MessageJudged e -> conclude(conclusion(e.verdict()));
            case Event.ChunkReceived e -> {}
            case Event.ChunkDiscarded e -> {}
            case Event.MailDataDiscarded e -> {}
            case Event.TlsNegotiated e -> {}
            case Event.ResponseReceived e -> {}
            case Event.ResponseJudged e -> {}
            case Event.Broken e -> {}
            case Event.ConnectionLost e -> {}
        }
        Abandoned abandoned = abandoned(event, step);
        if (step.effect() instanceof Effect.CloseConnection) {
            ending = abandoned.cause();
        }
        if (step.effect().session() instanceof Session.Identified identified) {
            greeting = Optional.of(identified.greeting());
        }
        if (!isInTransaction(step.effect())) {
            conclude(
                    step.effect() instanceof Effect.DiscardChunk discard
                            ? new Declined(Stage.DATA, discard.reply())
                            : abandoned);
        }
    }

    /** The session is over; a transaction that is still open fell to a fault. */
    public void end() {
        conclude(new Abandoned(Cause.FAULT, Optional.of(Replies.FAULT_CLOSING)));
        if (!met.opinions().isEmpty()) {
            sessionAlone(new Abandoned(ending, Optional.empty()));
        }
    }

    private void clientDeclined(Reply reply) {
        sessionAlone(new Declined(Stage.CONNECT, reply));
    }

    /** An entry of a session that had no transaction. */
    private void sessionAlone(Conclusion conclusion) {
        Duration taken = Duration.ofNanos(nanoClock.getAsLong() - start);
        boolean again = met.again();
        LedgerEntry entry = new LedgerEntry(
                met.id().orElseGet(records::newId),
                new LedgerTimes(connected, Optional.empty(), Optional.empty(), clock.instant(), taken),
                client,
                greeting,
                "",
                Optional.empty(),
                OptionalLong.empty(),
                Set.of(),
                conclusion,
                Verdict.NONE,
                metBefore());
        records.write(entry, again);
    }

    private List<StatedOpinion> metBefore() {
        List<StatedOpinion> opinions = met.opinions();
        met = Objections.NONE;
        return opinions;
    }

    /** MAIL and RCPT that are declined for their parameters, or for a limit, are answered without further question. */
    private void commandAnswered(Event.CommandReceived event, Step step) {
        if (!(step instanceof Step.Answer answer) || answer.reply().isPositive()) {
            return;
        }
        Session now = event.asked().session();
        if (event.command() instanceof Command.Mail mail && now instanceof Session.Identified session) {
            begin(records.newId(), session, mail);
            conclude(new Declined(Stage.MAIL, answer.reply()));
        } else if (event.command() instanceof Command.Rcpt rcpt && now instanceof Session.InTransaction) {
            open.ifPresent(notes -> notes.declined(rcpt, answer.reply()));
        }
    }

    private void senderJudged(Event.SenderJudged event) {
        Session.Identified session = event.asked().session();
        Command.Mail mail = event.asked().command();
        switch (event.verdict()) {
            case SenderVerdict.SenderAccepted yes -> begin(yes.id(), session, mail);
            case SenderVerdict.SenderDeclined no -> {
                begin(no.id(), session, mail);
                conclude(new Declined(Stage.MAIL, no.reply()), no.again());
            }
        }
    }

    private void begin(TransactionId id, Session.Identified session, Command.Mail mail) {
        open = Optional.of(new TransactionNotes(id, session, mail, clock.instant(), nanoClock.getAsLong()));
    }

    private void recipientJudged(Event.RecipientJudged event) {
        Command.Rcpt rcpt = event.asked().command();
        open.ifPresent(notes -> {
            switch (event.verdict()) {
                case RecipientVerdict.RecipientAccepted yes ->
                    notes.accepted(new Recipient(rcpt.path(), rcpt.parameters(), yes.mailboxes()));
                case RecipientVerdict.RecipientDeclined no -> notes.declined(rcpt, no.reply());
            }
        });
    }

    private void came(MessageContent content, Set<MailDataFlaw> flaws) {
        open.ifPresent(notes -> notes.came(content, flaws, clock.instant(), nanoClock.getAsLong()));
    }

    private static Conclusion conclusion(MessageVerdict verdict) {
        return switch (verdict) {
            case MessageVerdict.MessageKept yes -> new Kept(yes.reply());
            case MessageVerdict.MessageDeclined no -> new Declined(Stage.MESSAGE, no.reply());
        };
    }

    private static boolean isInTransaction(Effect next) {
        boolean state = next.session() instanceof Session.InTransaction || next.session() instanceof Session.InChunks;
        return state && !(next instanceof Effect.CloseConnection);
    }

    private static Abandoned abandoned(Event event, Step step) {
        if (event instanceof Event.ConnectionLost) {
            return new Abandoned(Cause.LOST, Optional.empty());
        }
        boolean closes = step.effect() instanceof Effect.CloseConnection;
        boolean quit = event instanceof Event.CommandReceived received && received.command() instanceof Command.Quit;
        Optional<Reply> reply = step instanceof Step.Answer answer ? Optional.of(answer.reply()) : Optional.empty();
        return new Abandoned(quit ? Cause.QUIT : closes ? Cause.CLOSED : Cause.RESET, reply);
    }

    private void conclude(Conclusion conclusion) {
        conclude(conclusion, false);
    }

    private void conclude(Conclusion conclusion, boolean again) {
        Optional<TransactionNotes> over = open;
        open = Optional.empty();
        over.ifPresent(notes -> {
            List<StatedOpinion> guard = new ArrayList<>(metBefore());
            guard.addAll(records.objections(notes.id()));
            LedgerEntry entry = notes.entry(
                    connected, conclusion, records.verdict(notes.id()), guard, clock.instant(), nanoClock.getAsLong());
            records.write(entry, again);
        });
    }
}
