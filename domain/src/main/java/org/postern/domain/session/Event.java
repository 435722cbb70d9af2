package org.postern.domain.session;

import java.util.Optional;
import java.util.Set;
import org.postern.domain.message.MessageContent;
import org.postern.domain.sasl.Response;
import org.postern.domain.sasl.SaslStep;
import org.postern.domain.smtp.Command;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.Reply;

/** What happened: the outcome of an {@link Effect}, which it carries as {@code asked}. */
public sealed interface Event {

    /** Empty: go on; else say this and close. */
    record ClientJudged(Effect.JudgeClient asked, Optional<Reply> refusal) implements Event {}

    /** A command came; {@code moreWaiting}: with octets behind it that did not wait for its reply. */
    record CommandReceived(Effect.ReadCommand asked, Command command, boolean moreWaiting) implements Event {}

    record SenderJudged(Effect.JudgeSender asked, SenderVerdict verdict) implements Event {}

    record RecipientJudged(Effect.JudgeRecipient asked, RecipientVerdict verdict) implements Event {}

    /** The final dot came. */
    record MailDataReceived(Effect.ReadMailData asked, MessageContent content, Set<MailDataFlaw> flaws)
            implements Event {}

    /** Mail data came to an end and could not be taken: the reply says why. Nothing of them is held. */
    record MailDataNotTaken(Effect.ReadMailData asked, Reply reply) implements Event {}

    /** A chunk came that is not the last. */
    record ChunkReceived(Effect.ReadChunk asked) implements Event {}

    /** The last chunk came. */
    record LastChunkReceived(Effect.ReadChunk asked, MessageContent content, Set<MailDataFlaw> flaws)
            implements Event {}

    /** A chunk came and could not be taken: the reply says why. Nothing of it or those before is held. */
    record ChunkNotTaken(Effect.ReadChunk asked, Reply reply) implements Event {}

    record ChunkDiscarded(Effect.DiscardChunk asked) implements Event {}

    record MailDataDiscarded(Effect.DiscardMailData asked) implements Event {}

    record TlsNegotiated(Effect.NegotiateTls asked, TlsFacts facts) implements Event {}

    record ResponseReceived(Effect.ReadResponse asked, Response response) implements Event {}

    record ResponseJudged(Effect.JudgeResponse asked, SaslStep verdict) implements Event {}

    record MessageJudged(Effect.ReceiveMessage asked, MessageVerdict verdict) implements Event {}

    /** What was asked cannot be finished: say this and close; what of a message was held is gone. */
    record Broken(Effect asked, Reply farewell) implements Event {}

    /** The client is gone, or nothing sensible can be said to it any more. */
    record ConnectionLost(Effect asked) implements Event {}
}
