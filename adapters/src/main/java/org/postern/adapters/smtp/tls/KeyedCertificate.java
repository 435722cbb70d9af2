package org.postern.adapters.smtp.tls;

import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A certificate, those that lead to its issuer, and its key; {@code names} are its DNS names in lower case (RFC 5280
 * §4.2.1.6).
 */
public record KeyedCertificate(PrivateKey key, List<X509Certificate> chain, List<String> names) {
    private static final int DNS_NAME = 2;

    public KeyedCertificate {
        chain = List.copyOf(chain);
        names = List.copyOf(names);
    }

    /** Reads the names; the chain has the server's own certificate first (RFC 8446 §4.4.2). */
    public static KeyedCertificate of(PrivateKey key, List<X509Certificate> chain) throws CertificateParsingException {
        Collection<List<?>> alternatives = Optional.ofNullable(chain.getFirst().getSubjectAlternativeNames())
                .orElseGet(List::of);
        List<String> names = alternatives.stream()
                .filter(name -> Objects.equals(name.get(0), DNS_NAME))
                .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                .toList();
        return new KeyedCertificate(key, chain, names);
    }

    /** Whether it is one for the host, in lower case: RFC 6125 §6.4, a wildcard only as the whole leftmost label. */
    boolean isFor(String host) {
        int dot = host.indexOf('.');
        return names.contains(host) || dot > 0 && names.contains("*" + host.substring(dot));
    }

    /** Whether its key can do a handshake that asks for this type of key, in the JDK's words. */
    boolean fits(String keyType) {
        String algorithm = chain.getFirst().getPublicKey().getAlgorithm();
        return keyType.equals(algorithm)
                || algorithm.equals("RSA") && keyType.startsWith("RSA")
                || algorithm.equals("EdDSA") && keyType.startsWith("Ed");
    }
}
