package org.postern.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.postern.adapters.acme.FolderShelf;
import org.postern.application.doctor.HostCertificate;
import org.postern.application.port.HeldCertificate;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ServerCertificate;

/** The certificate of the configuration, for those who look at it without doing TLS. */
final class OwnCertificate {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    private OwnCertificate() {}

    /** Empty without one that stays; an {@link IOException} says which file is wrong and how. */
    static Optional<HostCertificate> of(Configuration configuration) throws IOException {
        return switch (configuration.tls().certificate()) {
            case ServerCertificate.CertificateFiles files -> Optional.of(read(files.certificate()));
            case ServerCertificate.Obtained obtained -> obtained(configuration);
            case ServerCertificate.SelfSigned passing -> Optional.empty();
            case ServerCertificate.NoCertificate none -> Optional.empty();
        };
    }

    private static Optional<HostCertificate> obtained(Configuration configuration) throws IOException {
        FolderShelf shelf = Obtaining.shelf(configuration.acme().orElseThrow(), configuration.data());
        try {
            Optional<HeldCertificate> held = shelf.held(configuration.hostname());
            return held.isPresent() ? Optional.of(HostCertificate.of(held.get().certificate())) : Optional.empty();
        } catch (CertificateException unreadable) {
            throw new IOException(shelf.file(configuration.hostname()) + " cannot be read", unreadable);
        }
    }

    /** The first of the file is the server's own (RFC 8446 §4.4.2); its key may stand before it. */
    private static HostCertificate read(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new IOException(file + " is not there");
        }
        try {
            String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
            byte[] octets = pem.substring(Math.max(0, pem.indexOf(BEGIN))).getBytes(StandardCharsets.ISO_8859_1);
            X509Certificate leaf = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(octets));
            return HostCertificate.of(leaf);
        } catch (CertificateException unreadable) {
            throw new IOException(file + " is not a PEM certificate: " + unreadable.getMessage(), unreadable);
        }
    }
}
