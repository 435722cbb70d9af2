package org.postern.domain.dkim;

import java.time.Instant;
import java.util.List;

/** A verification that has begun: the signatures are read, the keys announced; the hashes of the body are missing. */
public final class DkimVerification {
    private final SignedMessage message;
    private final List<Candidate> candidates;
    private final List<Candidate> chosen;
    private final KeyLookup keys;

    DkimVerification(SignedMessage message, List<Candidate> candidates, KeyLookup keys) {
        this.message = message;
        this.candidates = candidates;
        this.chosen = candidates.stream()
                .filter(Candidate::isReadable)
                .limit(message.isTooLarge() ? 0 : DkimVerifier.MOST_SIGNATURES)
                .toList();
        this.keys = keys;
        signatures().forEach(signature -> keys.expect(signature.seal().key()));
    }

    private List<MessageSignature> signatures() {
        return chosen.stream()
                .map(candidate -> candidate.signature().orElseThrow())
                .toList();
    }

    /** What of the body must be hashed. */
    public List<BodyExtent> extents() {
        return signatures().stream().map(MessageSignature::body).distinct().toList();
    }

    /** Asks for the keys and verifies as of that time, with the hashes of all {@link #extents} and perhaps of others. */
    public DkimReport report(BodyHashes bodies, Instant now) {
        MessageCheck check = new MessageCheck(message, bodies, now);
        String unverified = message.isTooLarge()
                ? "the header section is larger than what is read of one"
                : "not verified: more than " + DkimVerifier.MOST_SIGNATURES + " signatures";
        return new DkimReport(candidates.stream()
                .map(candidate -> chosen.contains(candidate)
                        ? candidate.verified(check, keys, bodies, now)
                        : candidate.unverified(unverified))
                .toList());
    }
}
