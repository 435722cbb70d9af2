package org.postern.adapters.smtp.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * A certificate that signs itself (RFC 5280 §4.1), P-256, good for a year: enough for clients of RFC 3207 that do not
 * verify, which is what mail servers do without DANE or MTA-STS.
 */
final class SelfSigned {
    private static final DateTimeFormatter GENERALIZED =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.identifier(1, 2, 840, 10045, 4, 3, 2));
    private static final int SERIAL_BITS = 120;

    private SelfSigned() {}

    static SSLContext context(String hostname) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return Contexts.of(pair.getPrivate(), List.of(certificate(hostname, pair)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK cannot make a P-256 certificate", impossible);
        }
    }

    static X509Certificate certificate(String hostname, KeyPair pair) throws GeneralSecurityException {
        byte[] body = body(hostname, pair);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(body);
        byte[] whole = Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] body(String hostname, KeyPair pair) {
        Instant now = Instant.now();
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.identifier(2, 5, 4, 3), Der.utf8(hostname))));
        byte[] validity = Der.sequence(
                Der.time(GENERALIZED.format(now.minus(Duration.ofDays(1)))),
                Der.time(GENERALIZED.format(now.plus(Duration.ofDays(365)))));
        byte[] dnsName = Der.value(0x82, hostname.getBytes(StandardCharsets.US_ASCII));
        byte[] alternativeName = Der.sequence(Der.identifier(2, 5, 29, 17), Der.octets(Der.sequence(dnsName)));
        return Der.sequence(
                Der.value(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS)),
                ECDSA_WITH_SHA256,
                name,
                validity,
                name,
                pair.getPublic().getEncoded(),
                Der.value(0xa3, Der.sequence(alternativeName)));
    }
}
