package org.postern.adapters.smtp.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.postern.domain.sasl.ChannelBindings;
import org.postern.domain.sasl.Secret;

/**
 * What clients can bind an authentication to: {@code tls-exporter} (RFC 9266) where the JDK exports keying material,
 * which is from 25 on, and {@code tls-server-end-point} (RFC 5929 §4.1). On TLS 1.3 clients take the first (RFC 9266 §3),
 * so there binding is offered only with it. Not handled: {@code tls-unique}, of which no JDK tells.
 */
final class Bindings {
    private static final String TLS_1_3 = "TLSv1.3";

    private Bindings() {}

    static ChannelBindings of(SSLSession session) {
        boolean newest = session.getProtocol().equals(TLS_1_3);
        Map<String, Secret> types = new HashMap<>();
        Certificate[] own = session.getLocalCertificates();
        if (own != null && own.length > 0 && own[0] instanceof X509Certificate certificate) {
            endPoint(certificate).ifPresent(hash -> types.put(ChannelBindings.SERVER_END_POINT, hash));
        }
        if (newest) {
            KeyingMaterial.exported(session).ifPresent(octets -> types.put(ChannelBindings.EXPORTER, octets));
        }
        boolean offered = newest ? types.containsKey(ChannelBindings.EXPORTER) : !types.isEmpty();
        return new ChannelBindings(types, offered);
    }

    /** With the hash of the certificate's signature, SHA-256 for what is weaker; none where a signature has none of its own. */
    private static Optional<Secret> endPoint(X509Certificate certificate) {
        String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        int with = signature.indexOf("WITH");
        if (with < 0) {
            return Optional.empty();
        }
        String hash = switch (signature.substring(0, with)) {
            case "SHA384" -> "SHA-384";
            case "SHA512" -> "SHA-512";
            case "SHA224" -> "SHA-224";
            default -> "SHA-256";
        };
        try {
            return Optional.of(Secret.of(MessageDigest.getInstance(hash).digest(certificate.getEncoded())));
        } catch (GeneralSecurityException unreadable) {
            return Optional.empty();
        }
    }
}
