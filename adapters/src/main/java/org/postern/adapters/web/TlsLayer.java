package org.postern.adapters.web;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** TLS, as HTTPS has it: RFC 9110 §4.2.2. A client that asks for another protocol than HTTP/1.1 by ALPN gets none. */
public final class TlsLayer implements Layer {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] PROTOCOLS = {"http/1.1"};

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
        return Optional.of(secure);
    }
}
