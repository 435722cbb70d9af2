package org.postern.adapters.smtp.tls;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** What handshakes are done with. Sessions that run keep the one they began with. */
public interface TlsContexts {

    /** The context to do the next handshake with; empty when there is none. Quick, any thread. */
    Optional<SSLContext> current();

    /** No TLS. */
    static TlsContexts none() {
        return Optional::empty;
    }

    /** A certificate made now and gone with the process. */
    static TlsContexts selfSigned(String hostname) {
        return of(List.of(CertificateSource.selfSigned(hostname)));
    }

    /** The certificates of these sources as they are at each handshake, each for its names; the first for all others. */
    static TlsContexts of(List<CertificateSource> sources) {
        return new CurrentContexts(sources);
    }
}
