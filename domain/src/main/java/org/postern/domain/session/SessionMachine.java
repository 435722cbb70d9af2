package org.postern.domain.session;

import static org.postern.domain.session.Effect.*;
import static org.postern.domain.session.Event.*;

import java.time.Duration;
import java.util.List;
import org.postern.domain.address.DomainName;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.session.Session.Connected;
import org.postern.domain.session.Session.Identified;
import org.postern.domain.session.Session.InChunks;
import org.postern.domain.session.Session.InTransaction;
import org.postern.domain.session.Step.Answer;
import org.postern.domain.session.Step.Ask;
import org.postern.domain.smtp.Command.*;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;

/**
 * The session as a table: RFC 5321 §4.1.4 and §4.3. From an event to what is to be said and done next, with no memory of
 * its own: everything is in the event. One instance serves any number of sessions at once.
 */
public final class SessionMachine {
    private final DomainName hostname;
    private final SessionLimits limits;
    private final boolean tlsAvailable;
    private final List<Mechanism> mechanisms;
    private final Transactions transactions;
    private final Authentications authentications;

    /** For sessions of the server of that name; {@code tlsAvailable}: STARTTLS can be offered. There is no AUTH. */
    public SessionMachine(DomainName hostname, SessionLimits limits, boolean tlsAvailable) {
        this(hostname, limits, tlsAvailable, List.of());
    }

    /** The same with AUTH by these mechanisms, behind TLS. */
    public SessionMachine(DomainName hostname, SessionLimits limits, boolean tlsAvailable, List<Mechanism> mechanisms) {
        this.hostname = hostname;
        this.limits = limits;
        this.tlsAvailable = tlsAvailable;
        this.mechanisms = List.copyOf(mechanisms);
        this.transactions = new Transactions(limits, !mechanisms.isEmpty());
        this.authentications = new Authentications(mechanisms, limits.errorDelay(), transactions);
    }

    /** The same machine for clients whose errors cost them nothing. */
    public SessionMachine forgiving() {
        return new SessionMachine(hostname, limits.forgiving(), tlsAvailable, mechanisms);
    }

    /** A connection is open. */
    public Step start(Client client) {
        return new Ask(new JudgeClient(new Connected(client, Tally.ZERO)));
    }

    /** What follows from an event. */
    public Step on(Event event) {
        return switch (event) {
            case ClientJudged e ->
                e.refusal()
                        .map(reply -> close(reply, e.asked().session()))
                        .orElseGet(() -> say(Replies.ready(hostname), e.asked().session()));
            case CommandReceived e -> commandReceived(e);
            case SenderJudged e -> transactions.senderJudged(e);
            case RecipientJudged e -> transactions.recipientJudged(e);
            case MailDataReceived e -> new Ask(new ReceiveMessage(e.asked().session(), e.content(), e.flaws()));
            case MailDataNotTaken e -> error(e.reply(), e.asked().session().over());
            case ChunkReceived e ->
                say(Replies.CHUNK_OK, e.asked().session().with(e.asked().chunk().size()));
            case LastChunkReceived e ->
                new Ask(new ReceiveMessage(e.asked().session().transaction(), e.content(), e.flaws()));
            case ChunkNotTaken e ->
                error(e.reply(), e.asked().session().transaction().over());
            case ChunkDiscarded e -> error(e.asked().reply(), e.asked().session());
            case MailDataDiscarded e -> new Ask(new ReadCommand(e.asked().session()));
            case TlsNegotiated e ->
                new Ask(new ReadCommand(new Connected(
                        e.asked().session().client().with(e.facts()),
                        e.asked().session().tally())));
            case ResponseReceived e -> authentications.responseReceived(e);
            case ResponseJudged e -> authentications.responseJudged(e);
            case MessageJudged e -> transactions.messageJudged(e);
            case Broken e -> close(e.farewell(), e.asked().session());
            case ConnectionLost e -> new Ask(new CloseConnection(e.asked().session()));
        };
    }

    /** A row per command, a cell per state where the state matters; no default, so that the compiler sees a gap. */
    private Step commandReceived(CommandReceived event) {
        Session now = event.asked().session();
        if (event.command().mustBeLast() && event.moreWaiting()) {
            return close(Replies.COMMAND_PIPELINED, now);
        }
        if (limits.areOver(now.tally()) && !(event.command() instanceof Quit)) {
            return close(Replies.TOO_MANY_ERRORS, now);
        }
        return switch (event.command()) {
            case Helo c -> renewed(now, new Greeting(c.name(), false));
            case Ehlo c -> renewed(now, new Greeting(c.name(), true));
            case Mail c -> mail(now, c);
            case Rcpt c -> rcpt(now, c);
            case Data c -> data(now);
            case Bdat c -> bdat(now, c);
            case Rset c -> reset(now);
            case StartTls c -> tlsOffered(now);
            case Noop c -> idle(Replies.OK, now);
            case Help c -> idle(Replies.HELP, now);
            case Vrfy c -> idle(Replies.CANNOT_VERIFY, now);
            case Expn c -> error(Replies.EXPN_DISABLED, now);
            case Auth c -> authentications.offered(now, c);
            case NotImplemented c -> error(Replies.NOT_IMPLEMENTED, now);
            case Unrecognized c -> unknown(now);
            case Malformed c -> error(c.reply(), now);
            case Desynchronized c -> close(c.reply(), now);
            case ForeignProtocol c -> close(Replies.FOREIGN_PROTOCOL, now);
            case Quit c -> close(Replies.closing(hostname), now);
        };
    }

    private Step mail(Session session, Mail command) {
        return switch (session) {
            case Connected s -> error(Replies.GREET_FIRST, s);
            case Identified s -> transactions.senderOffered(s, command);
            case InTransaction s -> error(Replies.NESTED_MAIL, s);
            case InChunks s -> error(Replies.NESTED_MAIL, s);
        };
    }

    private Step rcpt(Session session, Rcpt command) {
        return switch (session) {
            case Connected s -> error(Replies.GREET_FIRST, s);
            case Identified s -> error(Replies.MAIL_FIRST, s);
            case InTransaction s -> transactions.recipientOffered(s, command);
            case InChunks s -> error(Replies.CHUNKS_BEGUN, s);
        };
    }

    private Step data(Session session) {
        return switch (session) {
            case Connected s -> error(Replies.GREET_FIRST, s);
            case Identified s -> error(Replies.MAIL_FIRST, s);
            case InTransaction s -> transactions.dataOffered(s);
            case InChunks s -> error(Replies.CHUNKS_BEGUN, s);
        };
    }

    private Step bdat(Session session, Bdat command) {
        return switch (session) {
            case Connected s -> new Ask(new DiscardChunk(s, command, Replies.GREET_FIRST));
            case Identified s -> new Ask(new DiscardChunk(s, command, Replies.MAIL_FIRST));
            case InTransaction s -> transactions.chunkOffered(s, command);
            case InChunks s -> transactions.chunkOffered(s, command);
        };
    }

    /** HELO and EHLO end a transaction as RSET does: RFC 5321 §4.1.4. */
    private Step renewed(Session session, Greeting greeting) {
        Tally tally = session.tally().idleCommand();
        Client client = session.client();
        Reply reply = greeting.extended()
                ? Replies.hello(
                        hostname, Extensions.offered(client, limits, tlsAvailable, authentications.offeredTo(client)))
                : Replies.hello(hostname);
        return idleChecked(reply, session, new Identified(session.client(), tally, greeting));
    }

    private Step reset(Session session) {
        Session counted = session.with(session.tally().idleCommand());
        Session after = switch (counted) {
            case Connected s -> s;
            case Identified s -> s;
            case InTransaction s -> s.over();
            case InChunks s -> s.transaction().over();
        };
        return idleChecked(Replies.OK, session, after);
    }

    private Step idle(Reply reply, Session session) {
        return idleChecked(reply, session, session.with(session.tally().idleCommand()));
    }

    private Step idleChecked(Reply reply, Session before, Session after) {
        if (after.tally().idleCommands() > limits.idleCommands()) {
            return close(Replies.TOO_MANY_IDLE_COMMANDS, before);
        }
        boolean chunksLeft = before instanceof InChunks && !(after instanceof InChunks);
        return chunksLeft ? new Answer(reply, Duration.ZERO, new DiscardMailData(after)) : say(reply, after);
    }

    private Step tlsOffered(Session session) {
        if (session.client().tls().isPresent()) {
            return error(Replies.TLS_ALREADY, session);
        }
        if (!tlsAvailable) {
            return error(Replies.TLS_NOT_OFFERED, session);
        }
        return session instanceof InTransaction || session instanceof InChunks
                ? error(Replies.TLS_IN_TRANSACTION, session)
                : new Answer(Replies.READY_FOR_TLS, Duration.ZERO, new NegotiateTls(session));
    }

    private Step unknown(Session session) {
        return error(Replies.UNRECOGNIZED, session.with(session.tally().unknownCommand()));
    }

    private Step error(Reply reply, Session session) {
        return transactions.declined(reply, session);
    }

    private static Step say(Reply reply, Session next) {
        return new Answer(reply, Duration.ZERO, new ReadCommand(next));
    }

    private static Step close(Reply farewell, Session session) {
        return new Answer(farewell, Duration.ZERO, new CloseConnection(session));
    }
}
