package org.postern.domain.dkim;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

/**
 * Reads an RSA public key (RFC 6376 §3.6.1, RFC 8301 §3.2): an RSAPublicKey as the text has it, or the
 * SubjectPublicKeyInfo around one that its own examples and nearly everyone publish. Keys of 1024 to 4096 bits are used;
 * the exponent must be odd, greater than 1 and of at most 64 bits, so that verifying stays cheap.
 */
final class RsaKey {
    private static final int FEWEST_BITS = 1_024;
    private static final int MOST_BITS = 4_096;
    private static final int MOST_EXPONENT_BITS = 64;

    private RsaKey() {}

    static Reading<VerificationKey> read(OctetString octets) {
        Optional<RSAPublicKeySpec> numbers = numbers(octets.toArray());
        if (numbers.isEmpty()) {
            return new Reading.Faulty<>(DkimResult.PERMERROR, "key syntax error: p= is not an RSA public key");
        }
        BigInteger modulus = numbers.get().getModulus();
        BigInteger exponent = numbers.get().getPublicExponent();
        int bits = modulus.bitLength();
        if (bits < FEWEST_BITS) {
            return unacceptable(
                    "an RSA key of " + bits + " bits: fewer than 1024 make no valid signature (RFC 8301 §3.2)");
        }
        if (bits > MOST_BITS) {
            return unacceptable("an RSA key of " + bits + " bits: more than 4096 are not verified");
        }
        boolean sane = exponent.testBit(0) && exponent.bitLength() > 1 && exponent.bitLength() <= MOST_EXPONENT_BITS;
        if (!sane || !modulus.testBit(0)) {
            return unacceptable("an RSA key with an exponent or modulus that no sound key has");
        }
        try {
            var key = KeyFactory.getInstance("RSA").generatePublic(numbers.get());
            return new Reading.Read<>(new VerificationKey(key, bits));
        } catch (GeneralSecurityException refused) {
            return unacceptable("an RSA key that cannot be used");
        }
    }

    private static Reading<VerificationKey> unacceptable(String why) {
        return new Reading.Faulty<>(DkimResult.POLICY, why);
    }

    private static Optional<RSAPublicKeySpec> numbers(byte[] encoded) {
        Der whole = new Der(encoded, 0, encoded.length);
        Optional<Der> outer = whole.next(Der.SEQUENCE).filter(content -> whole.isEmpty());
        return outer.flatMap(Der::rsaPublicKeyInside).flatMap(RsaKey::twoIntegers);
    }

    private static Optional<RSAPublicKeySpec> twoIntegers(Der key) {
        Optional<BigInteger> modulus = key.next(Der.INTEGER).flatMap(Der::number);
        Optional<BigInteger> exponent = key.next(Der.INTEGER).flatMap(Der::number);
        return key.isEmpty() && modulus.isPresent() && exponent.isPresent()
                ? Optional.of(new RSAPublicKeySpec(modulus.get(), exponent.get()))
                : Optional.empty();
    }
}
