package org.postern.bootstrap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.adapters.smtp.tls.CertificateFiles;
import org.postern.adapters.smtp.tls.CertificateSource;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.HttpsSettings;
import org.postern.bootstrap.configuration.ServerCertificate;

/** The certificates that the owner named, read and held against their keys. */
final class Certificates {

    private Certificates() {}

    /** The one of the host, which mail is taken with; one that signs itself until an authority has issued one. */
    static CertificateSource of(Configuration configuration, Optional<Obtaining> obtaining) throws CannotStart {
        return switch (configuration.tls().certificate()) {
            case ServerCertificate.NoCertificate none -> Optional::empty;
            case ServerCertificate.SelfSigned made ->
                CertificateSource.selfSigned(configuration.hostname().text());
            case ServerCertificate.CertificateFiles files -> read(files);
            case ServerCertificate.Obtained obtained ->
                obtaining
                        .orElseThrow()
                        .source(configuration.hostname())
                        .or(CertificateSource.selfSigned(
                                configuration.hostname().text()));
        };
    }

    /** Those that HTTPS has beside it. */
    static List<CertificateSource> of(HttpsSettings https) throws CannotStart {
        List<CertificateSource> sources = new ArrayList<>();
        for (ServerCertificate.CertificateFiles files : https.certificates()) {
            sources.add(read(files));
        }
        return sources;
    }

    private static CertificateSource read(ServerCertificate.CertificateFiles files) throws CannotStart {
        try {
            return new CertificateFiles(files.certificate(), files.key());
        } catch (IOException unusable) {
            throw new CannotStart(unusable.getMessage(), unusable);
        }
    }
}
