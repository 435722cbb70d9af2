package org.postern.domain.x509;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.List;

/** Asks a certification authority for a certificate (RFC 2986) that has these DNS names: RFC 8555 §7.4. */
public final class SigningRequest {
    private static final byte[] EXTENSION_REQUEST = Der.identifier(1, 2, 840, 113549, 1, 9, 14);
    private static final int ATTRIBUTES = 0xa0;

    private SigningRequest() {}

    /** The whole request in DER; the subject is empty, which makes no name special. */
    public static byte[] of(List<String> names, Signer signer) throws GeneralSecurityException {
        byte[] extensions = Der.sequence(Extensions.names(names));
        byte[] body = Der.sequence(
                Der.integer(BigInteger.ZERO),
                Der.sequence(),
                signer.publicKey(),
                Der.value(ATTRIBUTES, Der.sequence(EXTENSION_REQUEST, Der.set(extensions))));
        return Signed.by(signer, body);
    }
}
