package org.postern.adapters.smtp.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.postern.application.certificate.KeyPairSigner;
import org.postern.domain.x509.OwnCertificate;

/**
 * A certificate that signs itself (RFC 5280 §4.1), P-256, good for a year: enough for clients of RFC 3207 that do not
 * verify, which is what mail servers do without DANE or MTA-STS.
 */
final class SelfSigned {
    private static final int SERIAL_BITS = 120;

    private SelfSigned() {}

    static KeyedCertificate make(String hostname) {
        try {
            KeyPair pair = KeyPairSigner.fresh().pair();
            return KeyedCertificate.of(pair.getPrivate(), List.of(certificate(hostname, pair)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK cannot make a P-256 certificate", impossible);
        }
    }

    static X509Certificate certificate(String hostname, KeyPair pair) throws GeneralSecurityException {
        Instant now = Instant.now();
        BigInteger serial = new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS);
        byte[] whole = new OwnCertificate(
                        hostname, serial, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(365)))
                .signed(new KeyPairSigner(pair));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }
}
