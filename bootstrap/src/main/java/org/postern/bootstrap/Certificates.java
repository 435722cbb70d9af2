package org.postern.bootstrap;

import java.io.IOException;
import org.postern.adapters.smtp.tls.CertificateFiles;
import org.postern.adapters.smtp.tls.TlsContexts;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ServerCertificate;

/** The certificate that the owner named, read and held against its key. */
final class Certificates {

    private Certificates() {}

    static TlsContexts of(Configuration configuration) throws CannotStart {
        return switch (configuration.tls().certificate()) {
            case ServerCertificate.NoCertificate none -> TlsContexts.none();
            case ServerCertificate.SelfSigned made ->
                TlsContexts.selfSigned(configuration.hostname().text());
            case ServerCertificate.CertificateFiles files -> {
                try {
                    yield new CertificateFiles(files.certificate(), files.key());
                } catch (IOException unusable) {
                    throw new CannotStart(unusable.getMessage(), unusable);
                }
            }
        };
    }
}
