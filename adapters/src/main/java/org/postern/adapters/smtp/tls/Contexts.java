package org.postern.adapters.smtp.tls;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/** From certificates and their keys to what does handshakes. */
final class Contexts {

    private Contexts() {}

    static SSLContext of(List<KeyedCertificate> certificates, Function<String, Optional<byte[]>> proofs) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new ServerKeys(certificates, proofs)}, null, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK has no TLS", impossible);
        }
    }
}
