package org.postern.domain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is made is read back by the JDK. */
final class CertificatesTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2055-12-31T23:59:59Z");
    private static final OwnCertificate OWN = new OwnCertificate("mx.example.org", BigInteger.TEN, FROM, UNTIL);
    private static final KeyPair PAIR = pair();
    private static final Signer SIGNER = new Signer() {
        @Override
        public byte[] publicKey() {
            return PAIR.getPublic().getEncoded();
        }

        @Override
        public byte[] sign(byte[] octets) throws GeneralSecurityException {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(PAIR.getPrivate());
            signature.update(octets);
            return signature.sign();
        }
    };

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static X509Certificate read(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    @Test
    void aCertificateIsSignedByItsKeyAndNamesItsHost() throws GeneralSecurityException {
        X509Certificate certificate = read(OWN.signed(SIGNER));
        certificate.verify(PAIR.getPublic());
        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(2, "mx.example.org"));
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(FROM);
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(UNTIL);
        assertThat(certificate.getSerialNumber()).isEqualTo(BigInteger.TEN);
        assertThat(certificate.hasUnsupportedCriticalExtension()).isFalse();
    }

    /** RFC 8737 §3: critical, an OCTET STRING of the digest within the OCTET STRING of the extension. */
    @Test
    void aProofHasTheDigestInACriticalExtension() throws GeneralSecurityException {
        byte[] digest = HexFormat.of().parseHex("00112233445566778899aabbccddeeff".repeat(2));
        X509Certificate certificate = read(OWN.proving(digest, SIGNER));
        assertThat(certificate.getCriticalExtensionOIDs()).isEqualTo(Set.of("1.3.6.1.5.5.7.1.31"));
        assertThat(HexFormat.of().formatHex(certificate.getExtensionValue("1.3.6.1.5.5.7.1.31")))
                .isEqualTo("04220420" + HexFormat.of().formatHex(digest));
        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(2, "mx.example.org"));
    }

    /** RFC 2986 §4.2; the names in the request are read back by openssl and Bouncy Castle elsewhere. */
    @Test
    void aRequestIsSignedByItsKey() throws GeneralSecurityException {
        byte[] request = SigningRequest.of(List.of("mx.example.org", "mta-sts.example.org"), SIGNER);
        String hex = HexFormat.of().formatHex(request);
        assertThat(hex)
                .contains(HexFormat.of().formatHex(PAIR.getPublic().getEncoded()))
                .contains(HexFormat.of()
                        .formatHex(Der.value(0x82, "mta-sts.example.org".getBytes(StandardCharsets.US_ASCII))));
        int head = hex.indexOf("3081", 2) / 2;
        int length = 3 + (request[head + 2] & 0xff);
        byte[] body = Arrays.copyOfRange(request, head, head + length);
        byte[] rest = Arrays.copyOfRange(request, head + length, request.length);
        byte[] signature = Arrays.copyOfRange(rest, 2 + rest[1] + 3, rest.length);
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(PAIR.getPublic());
        verifier.update(body);
        assertThat(verifier.verify(signature)).isTrue();
    }

    /** The example of RFC 9773 §4.1. */
    @Test
    void aCertificateHasANameForRenewals() {
        byte[] issuerKey = HexFormat.of().parseHex("04183016801469885b6b87464041e1b37b847ba0ae2cde01c8d4");
        assertThat(RenewalIdentifier.of(issuerKey, new BigInteger("87654321", 16)))
                .contains("aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE");
    }

    @Test
    void whatNamesNoKeyHasNone() {
        byte[] whole = HexFormat.of().parseHex("04183016801469885b6b87464041e1b37b847ba0ae2cde01c8d4");
        for (int length = 0; length < whole.length; length++) {
            assertThat(RenewalIdentifier.of(Arrays.copyOf(whole, length), BigInteger.ONE))
                    .isEmpty();
        }
        assertThat(RenewalIdentifier.of(HexFormat.of().parseHex("04023000"), BigInteger.ONE))
                .isEmpty();
        assertThat(RenewalIdentifier.of(HexFormat.of().parseHex("0481ff30"), BigInteger.ONE))
                .isEmpty();
    }
}
