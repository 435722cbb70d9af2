package org.postern.adapters.smtp.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/** From a key and its certificates to what does handshakes. */
final class Contexts {

    private Contexts() {}

    static SSLContext of(PrivateKey key, List<X509Certificate> chain) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new ServerKey(key, chain)}, null, null);
        return context;
    }
}
