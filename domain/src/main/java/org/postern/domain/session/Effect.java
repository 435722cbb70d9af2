package org.postern.domain.session;

import java.util.Set;
import org.postern.domain.message.MessageContent;
import org.postern.domain.sasl.Exchange;
import org.postern.domain.sasl.Secret;
import org.postern.domain.smtp.Command;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.Reply;

/**
 * What is to be done next. Each effect but the last leads to exactly one event, which carries the effect again: what was
 * asked comes back with what was answered, so that no event can meet a state it does not belong to.
 */
public sealed interface Effect {

    /** Where the session stands while this is done. */
    Session session();

    /** Decide whether to talk with this client at all. */
    record JudgeClient(Session.Connected session) implements Effect {}

    /** Wait for the next command line. */
    record ReadCommand(Session session) implements Effect {}

    /** Decide on a reverse-path. */
    record JudgeSender(Session.Identified session, Command.Mail command) implements Effect {}

    /** Decide on a forward-path. */
    record JudgeRecipient(Session.InTransaction session, Command.Rcpt command) implements Effect {}

    /** Read mail data to their final dot. */
    record ReadMailData(Session.InTransaction session) implements Effect {}

    /** Read a chunk, adding it to those before. */
    record ReadChunk(Session.InChunks session, Command.Bdat chunk) implements Effect {}

    /** Read a chunk that is not wanted, then say why. */
    record DiscardChunk(Session session, Command.Bdat chunk, Reply reply) implements Effect {}

    /** Forget the chunks that came so far. */
    record DiscardMailData(Session session) implements Effect {}

    /** Do the TLS handshake. */
    record NegotiateTls(Session session) implements Effect {}

    /** Wait for the next line of an authentication exchange. */
    record ReadResponse(Session.Identified session, Exchange exchange) implements Effect {}

    /** Find out what a response proves. */
    record JudgeResponse(Session.Identified session, Exchange exchange, Secret response) implements Effect {}

    /** Judge the message and keep it. */
    record ReceiveMessage(Session.InTransaction session, MessageContent content, Set<MailDataFlaw> flaws)
            implements Effect {}

    /** Close the transmission channel; nothing follows. */
    record CloseConnection(Session session) implements Effect {}
}
