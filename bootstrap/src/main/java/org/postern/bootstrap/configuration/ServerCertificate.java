package org.postern.bootstrap.configuration;

import java.nio.file.Path;

/** What the server shows in a TLS handshake. */
public sealed interface ServerCertificate {

    /** A PEM certificate chain and its PEM private key, both absolute paths. */
    record CertificateFiles(Path certificate, Path key) implements ServerCertificate {}

    /** A certificate made at start, for the host name, known to nobody. */
    record SelfSigned() implements ServerCertificate {}

    /** One that an authority issues, by {@code acme}. */
    record Obtained() implements ServerCertificate {}

    /** None: no listener speaks TLS. */
    record NoCertificate() implements ServerCertificate {}
}
