package org.postern.adapters.smtp.tls;

import java.util.Optional;

/** Where one certificate comes from. */
public interface CertificateSource {

    /** The certificate as it is now; empty while there is none. Quick, any thread. */
    Optional<KeyedCertificate> certificate();

    /** One made now, for that name, which is gone with the process. */
    static CertificateSource selfSigned(String hostname) {
        Optional<KeyedCertificate> made = Optional.of(SelfSigned.make(hostname));
        return () -> made;
    }

    /** The other one as long as this has none. */
    default CertificateSource or(CertificateSource other) {
        return () -> certificate().or(other::certificate);
    }
}
