package org.postern.testkit.outside;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** A certificate for mx.example.org from 2020 to 2119, whose key nobody has, and what openssl says of its public key. */
public final class SomeCertificate {
    /** {@code openssl x509 -noout -pubkey | openssl pkey -pubin -outform der | sha256sum}. */
    public static final String KEY_DIGEST = "6e9ed9ccd03aa9da87a934ba4e6f73cef170b51540cde5fee199f60cfad1ca19";

    private static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBaDCCAQ2gAwIBAgIJAKit2+CT2JFuMAoGCCqGSM49BAMDMBkxFzAVBgNVBAMT
            Dm14LmV4YW1wbGUub3JnMCAXDTIwMDEwMTAwMDAwMFoYDzIxMTkxMjA4MDAwMDAw
            WjAZMRcwFQYDVQQDEw5teC5leGFtcGxlLm9yZzBZMBMGByqGSM49AgEGCCqGSM49
            AwEHA0IABHrBomnSyKIotTDaA1n7hqQXzVcREzTTrlusqLy7YzjHh+4iZTs8fbgv
            trFp9sU4dTo+v/WgQqXKzhANpcWlDkWjPDA6MB0GA1UdDgQWBBRyM4J4c4DND4+K
            RsFh8nbA/UFJmDAZBgNVHREEEjAQgg5teC5leGFtcGxlLm9yZzAKBggqhkjOPQQD
            AwNJADBGAiEA1wLgYT7AMlQ0Ggr21A1TJfPKsMVYs0n08wA1N1UcMRkCIQC3ZdEo
            9iE22QgnU7JKgYGh2kQ7/MjFzlAytbAioOu0YA==
            -----END CERTIFICATE-----
            """;

    private SomeCertificate() {}

    /** As a file has it. */
    public static void write(Path file) throws IOException {
        Files.writeString(file, PEM);
    }

    /** As Java has it. */
    public static X509Certificate certificate() {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(PEM.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException broken) {
            throw new AssertionError(broken);
        }
    }
}
