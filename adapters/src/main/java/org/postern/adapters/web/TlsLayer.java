package org.postern.adapters.web;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** TLS, as HTTPS has it: RFC 9110 §4.2.2. A client that asks for another protocol
 * than HTTP/1.1 by ALPN gets none; an authority that asks for {@code acme-tls/1} has seen all it wants after the handshake. */
public final class TlsLayer implements Layer {
    /** An authority that wants to see a certificate, and nothing more: RFC 8737 §4. */
    private static final String PROOF = "acme-tls/1";

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] PROTOCOLS = {"http/1.1", PROOF};

    private final Supplier<Optional<SSLContext>> contexts;

    /** {@code contexts}: what to do the next handshake with; while there is none, connections are closed. */
    public TlsLayer(Supplier<Optional<SSLContext>> contexts) {
        this.contexts = contexts;
    }

    @Override
    public Optional<Socket> over(Socket raw) throws IOException {
        Optional<SSLContext> context = contexts.get();
        if (context.isEmpty()) {
            return Optional.empty();
        }
        SSLSocket secure = (SSLSocket) context.get().getSocketFactory().createSocket(raw, null, raw.getPort(), true);
        secure.setUseClientMode(false);
        secure.setEnabledProtocols(VERSIONS);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setApplicationProtocols(PROTOCOLS);
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        if (secure.getApplicationProtocol().equals(PROOF)) {
            secure.close();
            return Optional.empty();
        }
        return Optional.of(secure);
    }
}
