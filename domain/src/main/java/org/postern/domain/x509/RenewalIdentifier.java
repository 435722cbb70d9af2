package org.postern.domain.x509;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** By which name an authority knows a certificate when it is asked for its renewal: RFC 9773 §4.1. */
public final class RenewalIdentifier {
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int KEY_IDENTIFIER = 0x80;
    private static final int SHORT = 0x80;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private RenewalIdentifier() {}

    /**
     * The name; empty when the extension names no key of the issuer.
     *
     * @param issuerKey the extension authorityKeyIdentifier as an OCTET STRING in DER: RFC 5280 §4.2.1.1
     */
    public static Optional<String> of(byte[] issuerKey, BigInteger serial) {
        return content(issuerKey, OCTET_STRING)
                .flatMap(extension -> content(extension, SEQUENCE))
                .flatMap(sequence -> content(sequence, KEY_IDENTIFIER))
                .map(key -> BASE64.encodeToString(key) + "." + BASE64.encodeToString(serial.toByteArray()));
    }

    /** Of a first value of that tag and less than 128 octets; keys are named by some 20. */
    private static Optional<byte[]> content(byte[] der, int tag) {
        if (der.length < 2 || (der[0] & 0xff) != tag) {
            return Optional.empty();
        }
        int length = der[1] & 0xff;
        return length < SHORT && der.length >= 2 + length
                ? Optional.of(Arrays.copyOfRange(der, 2, 2 + length))
                : Optional.empty();
    }
}
