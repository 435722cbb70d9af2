package org.postern.adapters.acme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of an owner's file that HTTPS is trusted by: for an authority of one's own. */
final class Roots {

    private Roots() {}

    static SSLContext in(Path file) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            CertificateFactory certificates = CertificateFactory.getInstance("X.509");
            String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (byte[] der : PemFile.blocks(pem, "CERTIFICATE")) {
                Certificate root = certificates.generateCertificate(new ByteArrayInputStream(der));
                store.setCertificateEntry(Integer.toString(store.size()), root);
            }
            if (store.size() == 0) {
                throw new IOException(file + " holds no PEM certificate");
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unreadable) {
            throw new IOException(file + " is no PEM certificate: " + unreadable.getMessage(), unreadable);
        }
    }
}
