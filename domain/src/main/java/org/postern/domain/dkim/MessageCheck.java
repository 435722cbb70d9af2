package org.postern.domain.dkim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Checks a message signature once its key records and the body hashes are there: RFC 6376 §6.1.1 (end) and §6.1.3. */
public final class MessageCheck {
    private final SignedMessage message;
    private final BodyHashes bodies;
    private final Instant now;

    public MessageCheck(SignedMessage message, BodyHashes bodies, Instant now) {
        this.message = message;
        this.bodies = bodies;
        this.now = now;
    }

    /** The verdict on one signature with these records. */
    public SealVerdict check(SignatureField field, MessageSignature signature, List<KeyRecord> records) {
        SealVerdict seal = SealCheck.check(signature.seal(), records, message.signedData(field, signature));
        boolean tried = seal.result() == DkimResult.PASS || seal.result() == DkimResult.FAIL;
        Optional<OctetString> bodyHash = bodies.hash(signature.body());
        if (!tried) {
            return seal;
        }
        if (bodyHash.isEmpty()) {
            return seal.but(DkimResult.PERMERROR, "l= is larger than the canonical body");
        }
        if (!bodyHash.get().equals(signature.bodyHash())) {
            String header = seal.result() == DkimResult.PASS ? "the header fields verify" : "nor did the signature";
            return seal.but(DkimResult.FAIL, "body hash did not verify; " + header);
        }
        return seal.result() == DkimResult.PASS ? accepted(signature, seal) : seal;
    }

    /** What verifies may still be unacceptable: RFC 6376 §6.1.1 (expired) and §6.1.3 (unsigned content). */
    private SealVerdict accepted(MessageSignature signature, SealVerdict seal) {
        if (signature.expiresAt().isPresent() && signature.expiresAt().getAsLong() < now.getEpochSecond()) {
            return seal.but(DkimResult.POLICY, "signature expired; it verifies otherwise");
        }
        long appended = bodies.coverage(signature.body()).appended();
        return appended == 0
                ? seal
                : seal.but(DkimResult.POLICY, "unsigned content: " + appended + " octets stand behind l= of the body");
    }
}
