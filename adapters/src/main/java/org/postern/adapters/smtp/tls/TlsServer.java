package org.postern.adapters.smtp.tls;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.postern.domain.session.TlsFacts;

/** The server's side of TLS: RFC 8446 and, for older clients, RFC 5246; nothing older (RFC 8996). */
public final class TlsServer {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final String OWN_PROTOCOL = "smtp";

    private final TlsContexts contexts;

    public TlsServer(TlsContexts contexts) {
        this.contexts = contexts;
    }

    /** Whether there is a certificate to do TLS with. */
    public boolean isAvailable() {
        return contexts.current().isPresent();
    }

    /** Puts TLS over a connection; the handshake is still to be done. */
    public SSLSocket accept(Socket raw) throws IOException {
        Optional<SSLContext> context = contexts.current();
        if (context.isEmpty()) {
            throw new IOException("no certificate");
        }
        SSLSocket socket = (SSLSocket) context.get().getSocketFactory().createSocket(raw, null, raw.getPort(), true);
        socket.setUseClientMode(false);
        socket.setEnabledProtocols(VERSIONS);
        socket.setHandshakeApplicationProtocolSelector((one, offered) -> protocol(offered));
        return socket;
    }

    /**
     * A client that asks for another protocol by ALPN was sent here by somebody else: null makes the handshake fail with
     * {@code no_application_protocol} (RFC 7301 §3.2), so that nothing of ours is taken for an answer in that protocol.
     */
    private static @Nullable String protocol(List<String> offered) {
        return offered.contains(OWN_PROTOCOL) ? OWN_PROTOCOL : null;
    }

    /** What was negotiated. */
    public static TlsFacts facts(SSLSession session) {
        return new TlsFacts(
                session.getProtocol(),
                session.getCipherSuite(),
                ServerKeys.requestedName(session).orElse(""),
                Bindings.of(session));
    }
}
