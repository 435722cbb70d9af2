package org.postern.adapters.smtp.tls;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
        return new CurrentContexts(() -> sources, name -> Optional.empty());
    }

    /**
     * The same with sources that come and go, and with answers to an authority that comes to see whether a name leads here
     * (RFC 8737 §3): the digest it is to find for a name in lower case, while it is expected.
     */
    static TlsContexts of(Supplier<List<CertificateSource>> sources, Function<String, Optional<byte[]>> proofs) {
        return new CurrentContexts(sources, proofs);
    }
}
