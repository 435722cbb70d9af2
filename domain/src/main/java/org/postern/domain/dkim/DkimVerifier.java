package org.postern.domain.dkim;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
        List<Candidate> candidates = candidates(message);
        List<Candidate> chosen = candidates.stream()
                .filter(Candidate::isReadable)
                .limit(message.isTooLarge() ? 0 : MOST_SIGNATURES)
                .toList();
        chosen.forEach(candidate ->
                keys.expect(candidate.signature().orElseThrow().seal().key()));
        Set<BodyExtent> extents = new LinkedHashSet<>();
        chosen.forEach(
                candidate -> extents.add(candidate.signature().orElseThrow().body()));
        BodyHashes bodies = message.hashBody(extents);
        MessageCheck check = new MessageCheck(message, bodies, now);
        String unverified = message.isTooLarge()
                ? "the header section is larger than what is read of one"
                : "not verified: more than " + MOST_SIGNATURES + " signatures";
        return new DkimReport(candidates.stream()
                .map(candidate -> chosen.contains(candidate)
                        ? candidate.verified(check, keys, bodies, now)
                        : candidate.unverified(unverified))
                .toList());
    }

    private static List<Candidate> candidates(SignedMessage message) {
        List<SignatureField> fields = new ArrayList<>();
        for (HeaderField field : message.fields("dkim-signature")) {
            fields.add(new SignatureField(field));
        }
        int prefixLength = SignaturePrefix.length(fields);
        return fields.stream().map(field -> Candidate.of(field, prefixLength)).toList();
    }
}
