package org.postern.domain.sasl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The functions of RFC 5802 §2.2 with SHA-256. */
final class Digests {
    private static final String HMAC = "HmacSHA256";

    private Digests() {}

    /** {@code H(octets)}. */
    static byte[] hash(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** {@code HMAC(key, octets)}; the key has octets. */
    static byte[] hmac(byte[] key, byte[] octets) {
        return keyed(key).doFinal(octets);
    }

    static byte[] hmac(byte[] key, String text) {
        return hmac(key, text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code Hi(password, salt, iterations)}: PBKDF2 (RFC 8018 §5.2) with one block. */
    static byte[] salted(byte[] password, byte[] salt, int iterations) {
        Mac mac = keyed(password);
        mac.update(salt);
        byte[] last = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] sum = last.clone();
        for (int i = 1; i < iterations; i++) {
            last = mac.doFinal(last);
            xorInto(sum, last);
        }
        return sum;
    }

    /** The octets that differ between two of one length. */
    static byte[] xor(byte[] one, byte[] other) {
        byte[] both = one.clone();
        xorInto(both, other);
        return both;
    }

    private static void xorInto(byte[] sum, byte[] other) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] ^= other[i];
        }
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + HMAC, impossible);
        }
    }
}
