package org.postern.application.doctor;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.postern.domain.address.DomainName;

/**
 * What is asked of the certificate that the server shows: its DNS names in lower case (RFC 5280 §4.2.1.6), when it is
 * valid, and the SHA-256 of its SubjectPublicKeyInfo in lower-case hex, which a TLSA record 3 1 1 holds (RFC 6698 §2.1).
 */
public record HostCertificate(List<String> names, Instant from, Instant until, String keyDigest) {
    private static final int DNS_NAME = 2;

    public HostCertificate {
        names = List.copyOf(names);
    }

    /** Those facts of a certificate. */
    public static HostCertificate of(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> alternatives =
                Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElseGet(List::of);
        List<String> names = alternatives.stream()
                .filter(name -> Objects.equals(name.get(0), DNS_NAME))
                .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                .toList();
        return new HostCertificate(
                names,
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                HexFormat.of().formatHex(sha256(certificate.getPublicKey().getEncoded())));
    }

    static byte[] sha256(byte[] octets) {
        return digest("SHA-256", octets);
    }

    /** By SHA-256 or SHA-512. */
    static byte[] digest(String algorithm, byte[] octets) {
        try {
            return MessageDigest.getInstance(algorithm).digest(octets);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has " + algorithm, impossible);
        }
    }

    /** Whether it is one for the host: RFC 6125 §6.4, a wildcard only as the whole leftmost label. */
    boolean isFor(DomainName host) {
        String text = host.text();
        int dot = text.indexOf('.');
        String wildcard = dot < 0 ? text : "*" + text.substring(dot);
        return names.contains(text) || names.contains(wildcard);
    }
}
