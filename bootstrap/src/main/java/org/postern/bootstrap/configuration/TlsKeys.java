package org.postern.bootstrap.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.postern.bootstrap.configuration.ServerCertificate.CertificateFiles;
import org.postern.bootstrap.configuration.ServerCertificate.NoCertificate;
import org.postern.bootstrap.configuration.ServerCertificate.Obtained;
import org.postern.bootstrap.configuration.ServerCertificate.SelfSigned;
import org.postern.bootstrap.yaml.Contradiction;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.OptionalKind;
import org.postern.bootstrap.yaml.Section;
import org.postern.bootstrap.yaml.Values;

/** The keys of TLS. */
final class TlsKeys {
    /** Holds when the section is absent. */
    static final TlsSettings ABSENT = new TlsSettings(new NoCertificate(), false);

    static final Key<TlsSettings, Optional<Path>> CERTIFICATE = Key.optional(
            "certificate",
            new OptionalKind<>(Kinds.path()),
            Optional.empty(),
            "required without self-signed and acme",
            "The PEM file of the certificate and the certificates that lead to its issuer.",
            tls -> Optional.of(files(tls).map(CertificateFiles::certificate)).filter(Optional::isPresent));

    static final Key<TlsSettings, Optional<Path>> KEY = Key.optional(
            "key",
            new OptionalKind<>(Kinds.path()),
            Optional.empty(),
            "required without self-signed and acme",
            "The PEM file of the private key (PKCS #8).",
            tls -> Optional.of(files(tls).map(CertificateFiles::key)).filter(Optional::isPresent));

    static final Key<TlsSettings, Boolean> SELF_SIGNED = Key.of(
            "self-signed",
            Kinds.flag(),
            false,
            "Make a certificate at start in place of the two files; for trying things out.",
            tls -> tls.certificate() instanceof SelfSigned);

    static final Key<TlsSettings, Boolean> SESSION_TICKETS = Key.readAtStart(Key.of(
            "session-tickets",
            Kinds.flag(),
            false,
            "Whether clients may resume TLS sessions; faster for them, at some cost in forward secrecy.",
            TlsSettings::sessionTickets));

    static final Section<TlsSettings> SECTION =
            new Section<>(List.of(CERTIFICATE, KEY, SELF_SIGNED, SESSION_TICKETS), TlsKeys::build);

    private TlsKeys() {}

    private static Optional<CertificateFiles> files(TlsSettings tls) {
        return tls.certificate() instanceof CertificateFiles files ? Optional.of(files) : Optional.empty();
    }

    private static TlsSettings build(Values<TlsSettings> values) {
        return new TlsSettings(
                certificate(values.get(CERTIFICATE), values.get(KEY), values.get(SELF_SIGNED)),
                values.get(SESSION_TICKETS));
    }

    private static ServerCertificate certificate(Optional<Path> certificate, Optional<Path> key, boolean selfSigned) {
        if (selfSigned) {
            if (certificate.isPresent() || key.isPresent()) {
                throw new Contradiction(List.of("self-signed"), "is true, but certificate files are named as well");
            }
            return new SelfSigned();
        }
        if (certificate.isEmpty() && key.isEmpty()) {
            return new Obtained();
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            throw new Contradiction(List.of(), Configuration.NO_CERTIFICATE);
        }
        return new CertificateFiles(certificate.get(), key.get());
    }
}
