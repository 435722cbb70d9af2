package org.postern.bootstrap.configuration;

import java.util.List;
import org.postern.bootstrap.configuration.ServerCertificate.CertificateFiles;
import org.postern.domain.address.IpAddress;

/** Where HTTPS is served, and with which certificates beside that of {@code tls}. */
public record HttpsSettings(IpAddress address, int port, List<CertificateFiles> certificates) {

    public HttpsSettings {
        HttpsKeys.PORT.require(port);
        certificates = List.copyOf(certificates);
    }
}
