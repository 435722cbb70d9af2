package org.postern.domain.x509;

import java.security.GeneralSecurityException;

/** Whoever has a P-256 key: signs with ECDSA and SHA-256 (RFC 5758 §3.2). */
public interface Signer {

    /** The SubjectPublicKeyInfo: RFC 5280 §4.1. */
    byte[] publicKey();

    /** An Ecdsa-Sig-Value over the octets: RFC 3279 §2.2.3. */
    byte[] sign(byte[] octets) throws GeneralSecurityException;
}
