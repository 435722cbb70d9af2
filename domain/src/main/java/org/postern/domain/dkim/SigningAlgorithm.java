package org.postern.domain.dkim;

import java.util.Optional;

/**
 * The algorithms of {@code a=}: RFC 6376 §3.3, RFC 8463 §3. rsa-sha1 is known only to be refused (RFC 8301 §3.1).
 *
 * <p>Ambiguous: RFC 6376 §3.2 has values case-sensitive unless their description says otherwise, but describes these
 * names with literals that RFC 5234 §2.3 has case-insensitive, and writes {@code DKIM1} in hex where case matters. We
 * read the names of algorithms, canonicalizations, query methods, service types and flags without regard to case.
 */
public enum SigningAlgorithm {
    RSA_SHA256("rsa", "sha256"),
    ED25519_SHA256("ed25519", "sha256"),
    RSA_SHA1("rsa", "sha1");

    private final String keyType;
    private final String hash;

    SigningAlgorithm(String keyType, String hash) {
        this.keyType = keyType;
        this.hash = hash;
    }

    /** By its name in {@code a=}; empty for one that the standard does not know. */
    static Optional<SigningAlgorithm> named(String name) {
        for (SigningAlgorithm algorithm : values()) {
            if (algorithm.word().equalsIgnoreCase(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** The name in {@code a=}. */
    public String word() {
        return keyType + "-" + hash;
    }

    /** The {@code k=} that its key must have. */
    public String keyType() {
        return keyType;
    }

    /** The name of its hash in the {@code h=} of a key. */
    public String hash() {
        return hash;
    }
}
