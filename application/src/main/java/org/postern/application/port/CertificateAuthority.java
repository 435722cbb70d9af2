package org.postern.application.port;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;

/**
 * Who certifies that a key belongs to names, once it has seen that they are controlled from here: RFC 8555. Trouble is an
 * answer, never an exception; an answer comes within minutes, at once when the thread is interrupted.
 */
public interface CertificateAuthority {

    /**
     * Asks for a certificate for the names, at least one, and that key.
     *
     * @param attempt how often this was tried before without success; another way may be taken
     * @param replaced the certificate that this one replaces: RFC 9773 §5
     */
    Issuance issue(List<DomainName> names, KeyPair key, int attempt, Optional<X509Certificate> replaced);

    /** When it wants the certificate to be renewed; empty when it has no say in that, or cannot be asked. */
    Optional<RenewalWindow> renewal(X509Certificate certificate);
}
