package org.postern.domain.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.domain.session.Effect.CloseConnection;
import org.postern.domain.session.Effect.DiscardChunk;
import org.postern.domain.session.Effect.JudgeRecipient;
import org.postern.domain.session.Effect.JudgeSender;
import org.postern.domain.session.Effect.ReadChunk;
import org.postern.domain.session.Effect.ReadCommand;
import org.postern.domain.session.Effect.ReadMailData;
import org.postern.domain.session.Event.MessageJudged;
import org.postern.domain.session.Event.RecipientJudged;
import org.postern.domain.session.Event.SenderJudged;
import org.postern.domain.session.MessageVerdict.MessageDeclined;
import org.postern.domain.session.MessageVerdict.MessageKept;
import org.postern.domain.session.RecipientVerdict.RecipientAccepted;
import org.postern.domain.session.RecipientVerdict.RecipientDeclined;
import org.postern.domain.session.SenderVerdict.SenderAccepted;
import org.postern.domain.session.SenderVerdict.SenderDeclined;
import org.postern.domain.session.Session.Identified;
import org.postern.domain.session.Session.InChunks;
import org.postern.domain.session.Session.InTransaction;
import org.postern.domain.session.Step.Answer;
import org.postern.domain.session.Step.Ask;
import org.postern.domain.smtp.Command.Bdat;
import org.postern.domain.smtp.Command.Mail;
import org.postern.domain.smtp.Command.Rcpt;
import org.postern.domain.smtp.Envelope;
import org.postern.domain.smtp.MailParameters;
import org.postern.domain.smtp.RcptParameters;
import org.postern.domain.smtp.Recipient;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;

/** The rows of the table that make up a mail transaction: RFC 5321 §3.3, RFC 3030 §2. */
final class Transactions {
    private final SessionLimits limits;
    private final boolean authOffered;

    /** {@code authOffered}: whether AUTH is, so that MAIL may have its parameter. */
    Transactions(SessionLimits limits, boolean authOffered) {
        this.limits = limits;
        this.authOffered = authOffered;
    }

    Step senderOffered(Identified session, Mail command) {
        if (session.tally().transactions() >= limits.transactions()) {
            return close(Replies.TOO_MANY_MESSAGES, session);
        }
        return objection(session, command)
                .map(reply -> declined(reply, session))
                .orElseGet(() -> new Ask(new JudgeSender(session, command)));
    }

    private Optional<Reply> objection(Identified session, Mail command) {
        boolean parametersUnoffered =
                !session.greeting().extended() && !command.parameters().equals(MailParameters.NONE);
        boolean tlsUnoffered =
                command.parameters().requireTls() && session.client().tls().isEmpty();
        if (parametersUnoffered || tlsUnoffered || authUnoffered(session, command)) {
            return Optional.of(Replies.UNKNOWN_PARAMETER);
        }
        return command.parameters().size().orElse(0) > limits.messageSize()
                ? Optional.of(Replies.SIZE_EXCEEDED)
                : Optional.empty();
    }

    /** RFC 4954 §5: nobody is trusted to say who else has submitted a message, so where it is offered it is passed over. */
    private boolean authUnoffered(Identified session, Mail command) {
        boolean offered = authOffered && session.client().tls().isPresent();
        return command.parameters().auth().isPresent() && !offered;
    }

    Step senderJudged(SenderJudged event) {
        Identified session = event.asked().session();
        return switch (event.verdict()) {
            case SenderDeclined no -> declined(no.reply(), session);
            case SenderAccepted yes -> {
                Mail mail = event.asked().command();
                Envelope envelope = new Envelope(mail.reversePath(), mail.parameters(), List.of());
                yield say(
                        Replies.SENDER_OK,
                        new InTransaction(
                                session.client(),
                                session.tally().transaction(),
                                session.greeting(),
                                yes.id(),
                                envelope,
                                false));
            }
        };
    }

    Step recipientOffered(InTransaction session, Rcpt command) {
        if (session.envelope().recipients().size() >= limits.recipients()) {
            return say(Replies.TOO_MANY_RECIPIENTS, session);
        }
        if (command.internationalized() && !session.envelope().parameters().smtpUtf8()) {
            return declined(Replies.NEEDS_SMTPUTF8, session);
        }
        boolean unoffered =
                !session.greeting().extended() && !command.parameters().equals(RcptParameters.NONE);
        return unoffered ? declined(Replies.UNKNOWN_PARAMETER, session) : new Ask(new JudgeRecipient(session, command));
    }

    Step recipientJudged(RecipientJudged event) {
        InTransaction session = event.asked().session();
        Rcpt rcpt = event.asked().command();
        return switch (event.verdict()) {
            case RecipientAccepted yes ->
                say(
                        Replies.RECIPIENT_OK,
                        session.with(session.envelope()
                                .with(new Recipient(rcpt.path(), rcpt.parameters(), yes.mailboxes()))));
            case RecipientDeclined no -> recipientDeclined(session.with(session.envelope()), no.reply());
        };
    }

    private Step recipientDeclined(InTransaction session, Reply reply) {
        InTransaction counted = reply.isRefusal() ? session.with(session.tally().badRecipient()) : session;
        return declined(reply, counted);
    }

    Step dataOffered(InTransaction session) {
        if (session.envelope().recipients().isEmpty()) {
            return declined(session.rcptSeen() ? Replies.NO_VALID_RECIPIENTS : Replies.RCPT_FIRST, session);
        }
        return session.envelope().parameters().isBinary()
                ? declined(Replies.BINARY_NEEDS_BDAT, session)
                : new Answer(Replies.START_MAIL_INPUT, Duration.ZERO, new ReadMailData(session));
    }

    Step chunkOffered(InTransaction session, Bdat chunk) {
        if (session.envelope().recipients().isEmpty()) {
            Reply reply = session.rcptSeen() ? Replies.NO_VALID_RECIPIENTS : Replies.RCPT_FIRST;
            return new Ask(new DiscardChunk(session.over(), chunk, reply));
        }
        return chunkOffered(new InChunks(session, 0, 0, 0), chunk);
    }

    Step chunkOffered(InChunks session, Bdat chunk) {
        boolean tooMany = session.chunks() >= limits.chunks()
                || chunk.size() == 0 && !chunk.last() && session.emptyChunks() >= limits.emptyChunks();
        return tooMany ? close(Replies.TOO_MANY_CHUNKS, session) : new Ask(new ReadChunk(session, chunk));
    }

    Step messageJudged(MessageJudged event) {
        Identified after = event.asked().session().over();
        return switch (event.verdict()) {
            case MessageKept yes -> say(yes.reply(), after.with(after.tally().kept()));
            case MessageDeclined no -> declined(no.reply(), after);
        };
    }

    /**
     * A negative reply; a 5yz counts as an error of the client, and errors cost time and in the end the session: the command
     * after the last one that was too many is answered 421, so that every command has its own reply.
     */
    Step declined(Reply reply, Session session) {
        if (!reply.isRefusal()) {
            return say(reply, session);
        }
        Session counted = session.with(session.tally().error());
        int errors = counted.tally().errors();
        Duration delay = errors > limits.softErrors() ? limits.errorDelay() : Duration.ZERO;
        return new Answer(reply, delay, new ReadCommand(counted));
    }

    private static Step say(Reply reply, Session next) {
        return new Answer(reply, Duration.ZERO, new ReadCommand(next));
    }

    private static Step close(Reply farewell, Session session) {
        return new Answer(farewell, Duration.ZERO, new CloseConnection(session));
    }
}
