package org.postern.adapters.smtp.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.domain.sasl.ChannelBindings;
import org.postern.domain.sasl.Secret;

/** Both ends of one connection bind to the same, and on another connection to something else. */
@Timeout(60)
class BindingsTest {
    private static final int FIRST_THAT_EXPORTS = 25;
    private static final TlsServer TLS = new TlsServer(TlsContexts.selfSigned("mx.example.test"));

    /** What the server binds to, and what the client sees: the exported octets, where any are, and the certificate. */
    private record Seen(ChannelBindings server, Optional<Secret> exported, Secret certificate) {}

    private static Seen handshake(String version) throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new Anybody()}, null);
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket raw = new Socket(listening.getInetAddress(), listening.getLocalPort());
                Socket accepted = listening.accept()) {
            SSLSocket server = TLS.accept(accepted);
            CompletableFuture<ChannelBindings> bindings = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    server.startHandshake();
                    bindings.complete(TlsServer.facts(server.getSession()).bindings());
                } catch (Exception failed) {
                    bindings.completeExceptionally(failed);
                }
            });
            SSLSocket client = (SSLSocket) trusting.getSocketFactory().createSocket(raw, "mx.example.test", 25, true);
            client.setEnabledProtocols(new String[] {version});
            client.startHandshake();
            return new Seen(
                    bindings.get(),
                    KeyingMaterial.exported(client.getSession()),
                    Secret.of(client.getSession().getPeerCertificates()[0].getEncoded()));
        }
    }

    @Test
    void theEndPointIsTheHashOfTheCertificate() throws Exception {
        for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
            Seen seen = handshake(version);
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(seen.certificate().octets());
            assertThat(seen.server().types()).containsEntry(ChannelBindings.SERVER_END_POINT, Secret.of(hash));
        }
    }

    @Test
    void exportedMaterialIsOfOneConnectionAlone() throws Exception {
        Seen one = handshake("TLSv1.3");
        Seen other = handshake("TLSv1.3");
        boolean exports = Runtime.version().feature() >= FIRST_THAT_EXPORTS;
        assertThat(one.exported().isPresent()).isEqualTo(exports);
        assertThat(Optional.ofNullable(one.server().types().get(ChannelBindings.EXPORTER)))
                .isEqualTo(one.exported());
        assertThat(one.server().types().get(ChannelBindings.EXPORTER) == null
                        || !one.exported().equals(other.exported()))
                .isTrue();
    }

    @Test
    void bindingIsOfferedWhereClientsFindWhatTheyTakeFirst() throws Exception {
        assertThat(handshake("TLSv1.2").server().offered()).isTrue();
        assertThat(handshake("TLSv1.2").server().types()).doesNotContainKey(ChannelBindings.EXPORTER);
        assertThat(handshake("TLSv1.3").server().offered())
                .isEqualTo(Runtime.version().feature() >= FIRST_THAT_EXPORTS);
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
