package org.postern.domain.x509;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A certificate that signs itself (RFC 5280 §4.1): enough for clients of RFC 3207 that do not verify, and for the
 * challenge of RFC 8737.
 *
 * @param serial above zero, of at most 20 octets
 */
public record OwnCertificate(String name, BigInteger serial, Instant from, Instant until) {
    private static final DateTimeFormatter GENERALIZED =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] COMMON_NAME = Der.identifier(2, 5, 4, 3);
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;

    /** The certificate in DER. */
    public byte[] signed(Signer signer) throws GeneralSecurityException {
        return Signed.by(signer, body(signer, Extensions.names(List.of(name))));
    }

    /** The one that answers a tls-alpn-01 challenge with the SHA-256 of the key authorization: RFC 8737 §3. */
    public byte[] proving(byte[] digest, Signer signer) throws GeneralSecurityException {
        return Signed.by(signer, body(signer, Extensions.names(List.of(name)), Extensions.acmeIdentifier(digest)));
    }

    private byte[] body(Signer signer, byte[]... extensions) {
        byte[] distinguished = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8(name))));
        return Der.sequence(
                Der.value(VERSION, Der.integer(BigInteger.TWO)),
                Der.integer(serial),
                Signed.ECDSA_WITH_SHA256,
                distinguished,
                Der.sequence(Der.time(GENERALIZED.format(from)), Der.time(GENERALIZED.format(until))),
                distinguished,
                signer.publicKey(),
                Der.value(EXTENSIONS, Der.sequence(extensions)));
    }
}
