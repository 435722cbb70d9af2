package org.postern.adapters.smtp.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.postern.application.certificate.KeyPairSigner;
import org.postern.domain.x509.OwnCertificate;

/** The certificate that an authority is shown who comes to see whether a name leads here: RFC 8737 §3. */
final class ProvingCertificate {
    /** How such an authority says by ALPN that it is one. */
    static final String PROTOCOL = "acme-tls/1";

    private static final int SERIAL_BITS = 120;

    private ProvingCertificate() {}

    static KeyedCertificate make(String name, byte[] digest) {
        KeyPairSigner signer = KeyPairSigner.fresh();
        Instant now = Instant.now();
        BigInteger serial = new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS);
        try {
            byte[] der = new OwnCertificate(name, serial, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)))
                    .proving(digest, signer);
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            return KeyedCertificate.of(signer.pair().getPrivate(), List.of(certificate));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK cannot make a P-256 certificate", impossible);
        }
    }
}
