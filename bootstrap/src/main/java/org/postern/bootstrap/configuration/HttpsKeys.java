package org.postern.bootstrap.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.postern.bootstrap.configuration.ServerCertificate.CertificateFiles;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.ListKind;
import org.postern.bootstrap.yaml.Section;
import org.postern.domain.address.IpAddress;

/** The keys of the HTTPS port. */
final class HttpsKeys {
    private static final int USUAL_PORT = 443;

    private static final Key<CertificateFiles, Path> CERTIFICATE =
            Key.required("certificate", Kinds.path(), "The PEM file of a certificate.", CertificateFiles::certificate);

    private static final Key<CertificateFiles, Path> KEY =
            Key.required("key", Kinds.path(), "The PEM file of its key.", CertificateFiles::key);

    private static final Section<CertificateFiles> FILES = new Section<>(
            List.of(CERTIFICATE, KEY), values -> new CertificateFiles(values.get(CERTIFICATE), values.get(KEY)));

    static final Key<Optional<HttpsSettings>, IpAddress> ADDRESS = Key.of(
            "address",
            Kinds.address(),
            IpAddress.parse("0.0.0.0").orElseThrow(),
            "The address to listen on; 0.0.0.0 is every IPv4 address, :: every address.",
            of(HttpsSettings::address));

    static final Key<Optional<HttpsSettings>, Integer> PORT = Key.of(
            "port",
            Kinds.count(0, 65_535),
            USUAL_PORT,
            "The TCP port to listen on; 0 takes any free one. Senders come to 443 only.",
            of(HttpsSettings::port));

    static final Key<Optional<HttpsSettings>, List<CertificateFiles>> CERTIFICATES = Key.optional(
            "certificates",
            new ListKind<>("a list of {certificate: FILE, key: FILE}", FILES, files -> files),
            List.of(),
            "none",
            "PEM files beside those of tls; each client is shown the certificate for the name it asks for, and that of tls when none is. Read again when they change.",
            https -> https.map(HttpsSettings::certificates).filter(Predicate.not(List::isEmpty)));

    static final Section<Optional<HttpsSettings>> SECTION = new Section<>(
            List.of(ADDRESS, PORT, CERTIFICATES),
            values -> Optional.of(new HttpsSettings(values.get(ADDRESS), values.get(PORT), values.get(CERTIFICATES))));

    private HttpsKeys() {}

    private static <T> Function<Optional<HttpsSettings>, T> of(Function<HttpsSettings, T> part) {
        return https -> part.apply(https.orElseThrow());
    }
}
