package org.postern.application.port;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of asking for a certificate. */
public sealed interface Issuance {

    /** It was issued: the certificate itself first, then those that lead to its issuer. */
    record Issued(List<X509Certificate> chain) implements Issuance {
        public Issued {
            chain = List.copyOf(chain);
        }
    }

    /**
     * It was not; why, and what the owner can do, in words. {@code notBefore}: when the authority allows another attempt, if
     * it says so.
     */
    record NotIssued(String why, String remedy, Optional<Instant> notBefore) implements Issuance {}
}
