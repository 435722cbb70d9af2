package org.postern.domain.dkim;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.postern.domain.dns.Dns;
import org.postern.domain.message.HeaderField;
import org.postern.domain.message.MessageContent;

/**
 * Verifies every DKIM-Signature of a message: RFC 6376 §6, with RFC 8301, RFC 8463 and RFC 8616. Of the signatures that
 * can be read the topmost eight are verified; all keys are announced before the body is hashed, once for all of them.
 */
public final class DkimVerifier {
    /** The most signatures verified; the others are {@link DkimResult#POLICY}. */
    public static final int MOST_SIGNATURES = 8;

    private final KeyLookup keys;

    public DkimVerifier(Dns dns) {
        this.keys = new KeyLookup(dns);
    }

    /**
     * Verifies as of that time, the time the message was received.
     *
     * @throws IOException when the content cannot be read: a fault of the machine, never a verdict
     */
    public DkimReport verify(MessageContent content, Instant now) throws IOException {
        SignedMessage message = SignedMessage.read(content);
        DkimVerification begun = begin(message);
        return begun.report(message.hashBody(begun.extents()), now);
    }

    /** Reads the signatures and announces their keys, for a caller who hashes the body for others too. */
    public DkimVerification begin(SignedMessage message) {
        List<SignatureField> fields = new ArrayList<>();
        for (HeaderField field : message.fields("dkim-signature")) {
            fields.add(new SignatureField(field));
        }
        int prefixLength = SignaturePrefix.length(fields);
        List<Candidate> candidates =
                fields.stream().map(field -> Candidate.of(field, prefixLength)).toList();
        return new DkimVerification(message, candidates, keys);
    }
}
