package org.postern.domain.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Reads an Ed25519 public key: its 32 octets as they are, RFC 8463 §4.2. */
final class Ed25519Key {
    private static final int LENGTH = 32;
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519Key() {}

    static Reading<VerificationKey> read(OctetString octets) {
        if (octets.length() != LENGTH) {
            return new Reading.Faulty<>(
                    DkimResult.PERMERROR,
                    "inappropriate key: an Ed25519 key has 32 octets, this one " + octets.length());
        }
        byte[] encoded = new byte[SPKI_PREFIX.length + LENGTH];
        System.arraycopy(SPKI_PREFIX, 0, encoded, 0, SPKI_PREFIX.length);
        System.arraycopy(octets.toArray(), 0, encoded, SPKI_PREFIX.length, LENGTH);
        try {
            var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            return new Reading.Read<>(new VerificationKey(key, 8 * LENGTH));
        } catch (GeneralSecurityException notOnTheCurve) {
            return new Reading.Faulty<>(DkimResult.PERMERROR, "inappropriate key: not a point of Ed25519");
        }
    }
}
