package org.postern.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.postern.application.doctor.HostCertificate;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ServerCertificate;

/** The certificate of the configuration, for those who look at it without doing TLS. */
final class OwnCertificate {

    private OwnCertificate() {}

    /** Empty without one that stays; an {@link IOException} says which file is wrong and how. */
    static Optional<HostCertificate> of(Configuration configuration) throws IOException {
        return switch (configuration.tls().certificate()) {
            case ServerCertificate.CertificateFiles files -> Optional.of(read(files.certificate()));
            case ServerCertificate.SelfSigned passing -> Optional.empty();
            case ServerCertificate.NoCertificate none -> Optional.empty();
        };
    }

    /** The first of the file is the server's own: RFC 8446 §4.4.2. */
    private static HostCertificate read(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new IOException(file + " is not there");
        }
        try {
            X509Certificate leaf = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
            return HostCertificate.of(leaf);
        } catch (CertificateException unreadable) {
            throw new IOException(file + " is not a PEM certificate: " + unreadable.getMessage(), unreadable);
        }
    }
}
