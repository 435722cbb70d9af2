package org.postern.adapters.smtp.tls;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Where the certificate comes from. Sessions that run keep the one they began with. */
public interface TlsContexts {

    /** The context to do the next handshake with; empty when there is none. Quick, any thread. */
    Optional<SSLContext> current();

    /** No TLS. */
    static TlsContexts none() {
        return Optional::empty;
    }

    /** A certificate made now and gone with the process. */
    static TlsContexts selfSigned(String hostname) {
        Optional<SSLContext> context = Optional.of(SelfSigned.context(hostname));
        return () -> context;
    }
}
