package org.postern.domain.arc;

import java.io.IOException;
import java.time.Instant;
import org.postern.domain.dkim.KeyLookup;
import org.postern.domain.dkim.SignedMessage;
import org.postern.domain.dns.Dns;
import org.postern.domain.message.MessageContent;

/**
 * Validates the Authenticated Received Chain of a message: RFC 8617 §5.2. A chain with a broken structure fails without
 * a question to the DNS and without cryptography. All failures are permanent, those of the DNS too (§5.2.1).
 */
public final class ArcValidator {
    private final KeyLookup keys;

    public ArcValidator(Dns dns) {
        this.keys = new KeyLookup(dns);
    }

    /**
     * Validates as of that time, the time the message was received.
     *
     * @throws IOException when the content cannot be read: a fault of the machine, never a verdict
     */
    public ArcReport validate(MessageContent content, Instant now) throws IOException {
        SignedMessage message = SignedMessage.read(content);
        ArcValidation begun = begin(message);
        return begun.report(message.hashBody(begun.extents()), now);
    }

    /** Reads the chain and announces its keys, for a caller who hashes the body for others too. */
    public ArcValidation begin(SignedMessage message) {
        return new ArcValidation(message, keys);
    }
}
