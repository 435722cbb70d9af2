package org.postern.adapters.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.adapters.smtp.tls.TlsContexts;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.domain.session.TlsFacts;

/** TLS on a real socket: what is negotiated, what is refused, and that no drip keeps a handshake or a write alive. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HandshakeTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Watchdog watchdog = new Watchdog();
    private final TlsServer tls = new TlsServer(TlsContexts.selfSigned("mx.example.org"));
    private ServerSocket listener = unbound();
    private Socket client = new Socket();
    private SocketTransmission channel = connected();

    private static ServerSocket unbound() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private SocketTransmission connected() {
        try {
            client = new Socket(listener.getInetAddress(), listener.getLocalPort());
            return new SocketTransmission(listener.accept(), tls, watchdog);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @BeforeEach
    void watch() {
        watchdog.start();
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        channel.close();
        listener.close();
        watchdog.close();
    }

    private static <T> FutureTask<T> beside(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    private SSLSocket secureClient(String... protocols) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(client, "mx.example.org", 25, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        return socket;
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

    @Test
    void aHandshakeTellsItsVersionAndTheNameAskedFor() throws Exception {
        FutureTask<TlsFacts> facts = beside(() -> channel.startTls(PATIENT));
        secureClient().startHandshake();
        assertThat(facts.get().version()).isEqualTo("TLSv1.3");
        assertThat(facts.get().serverName()).isEqualTo("mx.example.org");
    }

    /** ALPACA: a browser that was led here must not get as far as a reply. RFC 7301 §3.2. */
    @Test
    void aClientOfAnotherProtocolIsRefusedInTheHandshake() throws Exception {
        FutureTask<TlsFacts> facts = beside(() -> channel.startTls(PATIENT));
        assertThatThrownBy(() -> secureClient("http/1.1").startHandshake()).isInstanceOf(SSLException.class);
        assertThatThrownBy(facts::get).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aHandshakeThatComesInDripsEndsAtItsDeadline() throws Exception {
        FutureTask<TlsFacts> facts = beside(() -> channel.startTls(SHORT));
        byte[] hello = {0x16, 0x03, 0x01, 0x3f, 0x00};
        try {
            for (int i = 0; !facts.isDone(); i++) {
                client.getOutputStream().write(i < hello.length ? hello[i] : 0);
                LockSupport.parkNanos(SHORT.toNanos() / 3);
            }
        } catch (IOException closedByTheServer) {
            assertThat(closedByTheServer).isNotNull();
        }
        assertThatThrownBy(facts::get).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aWriteToAClientThatDoesNotReadEndsAtItsDeadline() {
        ByteBuffer much = ByteBuffer.allocate(64 << 20);
        assertThatThrownBy(() -> channel.write(much, SHORT)).isInstanceOf(IOException.class);
    }
}
