package org.postern.domain.dkim;

import java.security.PublicKey;

/** A public key that may be used, and how many bits it has. */
record VerificationKey(PublicKey key, int bits) {}
