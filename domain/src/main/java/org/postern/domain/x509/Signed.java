package org.postern.domain.x509;

import java.security.GeneralSecurityException;

/** What is signed, how, and the signature: the outer form of certificates and requests for them (RFC 5280 §4.1.1). */
final class Signed {
    static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.identifier(1, 2, 840, 10045, 4, 3, 2));

    private Signed() {}

    static byte[] by(Signer signer, byte[] body) throws GeneralSecurityException {
        return Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(signer.sign(body)));
    }
}
