package org.postern.application.port;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;

/** Where obtained certificates and their keys are kept, by the first of their names. */
public interface CertificateShelf {

    /** What is kept; empty without any, or when it is of no use any more. */
    Optional<HeldCertificate> held(DomainName name) throws IOException;

    /** Keeps both in place of those before: whole or not at all, on the disk when this returns. */
    void keep(DomainName name, KeyPair key, List<X509Certificate> chain) throws IOException;

    /** What was tried for the name since it last succeeded; {@link Attempts#NONE} when nothing was. */
    Attempts attempts(DomainName name) throws IOException;

    /** Remembers that, also for the next start: an authority counts on. */
    void remember(DomainName name, Attempts attempts) throws IOException;
}
