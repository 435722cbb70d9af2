package org.postern.domain.dkim;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;
import java.util.Optional;

/** Tries a seal against key records: RFC 6376 §6.1.2 steps 4 to 8 and §6.1.3 step 4, RFC 8463 §3. */
public final class SealCheck {

    private SealCheck() {}

    /**
     * The verdict of the first record whose key verifies the seal over that data, else of the one that came nearest: a
     * key that was tried, else the first record.
     */
    public static SealVerdict check(Seal seal, List<KeyRecord> records, HeaderData data) {
        byte[] octets = data.octets();
        Optional<SealVerdict> nearest = Optional.empty();
        for (KeyRecord record : records) {
            SealVerdict verdict = check(seal, record, octets);
            if (verdict.result() == DkimResult.PASS) {
                return verdict;
            }
            boolean nearer = nearest.isEmpty()
                    || verdict.result() == DkimResult.FAIL && nearest.get().result() != DkimResult.FAIL;
            nearest = nearer ? Optional.of(verdict) : nearest;
        }
        return nearest.orElseThrow();
    }

    private static SealVerdict check(Seal seal, KeyRecord record, byte[] octets) {
        return switch (record.keyFor(seal.algorithm())) {
            case Reading.Faulty<VerificationKey> faulty ->
                new SealVerdict(faulty.result(), faulty.why(), 0, Optional.of(record));
            case Reading.Read<VerificationKey> read -> {
                VerificationKey key = read.value();
                yield verifies(seal, key, octets)
                        ? new SealVerdict(DkimResult.PASS, "signature verified", key.bits(), Optional.of(record))
                        : new SealVerdict(DkimResult.FAIL, "signature did not verify", key.bits(), Optional.of(record));
            }
        };
    }

    private static boolean verifies(Seal seal, VerificationKey key, byte[] octets) {
        try {
            boolean rsa = seal.algorithm() == SigningAlgorithm.RSA_SHA256;
            Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            signature.initVerify(key.key());
            signature.update(rsa ? octets : Sha256.digest().digest(octets));
            return signature.verify(seal.signature().toArray());
        } catch (GeneralSecurityException notASignatureOfThatKey) {
            return false;
        }
    }
}
