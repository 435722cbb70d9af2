package org.postern.testkit.certificate;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.postern.application.certificate.KeyPairSigner;
import org.postern.domain.address.DomainName;
import org.postern.domain.x509.OwnCertificate;

/** Certificates that sign themselves, for tests. */
public final class SomeCertificates {
    private SomeCertificates() {}

    /** One for that name, key and life. */
    public static X509Certificate of(DomainName name, KeyPair key, Instant from, Instant until) {
        try {
            byte[] der = new OwnCertificate(name.text(), BigInteger.valueOf(from.getEpochSecond() + 1), from, until)
                    .signed(new KeyPairSigner(key));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
