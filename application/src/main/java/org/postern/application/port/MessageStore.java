package org.postern.application.port;

import java.util.Optional;
import org.postern.domain.message.MessageContent;
import org.postern.domain.smtp.TransactionId;

/**
 * Where messages are kept for good. What {@link #keep} calls kept survives the loss of the process and of power (RFC
 * 5321 §6.1). Callers may be virtual threads: no method holds a carrier while a disk is slow.
 */
public interface MessageStore extends StoreLookup, AutoCloseable {

    /** What stands in the way of taking a message of that many octets now (0: unknown size); empty when nothing does. */
    Optional<StoreFailure> obstacle(long octets);

    /** A new place to gather mail data in, before anything is decided about it. */
    MailDataSpool spool();

    /**
     * Keeps a message: {@code head} followed by the content from its octet number {@code from} on. Waits until the whole
     * is durable under the id, or withdrawn. An id that is taken already is never overwritten.
     */
    KeepOutcome keep(TransactionId id, byte[] head, MessageContent content, long from);

    @Override
    void close();
}
