package org.postern.adapters.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.adapters.smtp.tls.TlsContexts;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.application.port.TransmissionChannel;

/** A channel that waits for a command is woken, and can still be written to: RFC 5321 §3.8 wants a 421 there. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class StopTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final byte[] FAREWELL = {'4', '2', '1', '\r', '\n'};
    private static final int ROUNDS = 50;
    /** The drain says it again and again until the session is over. */
    private static final int TIMES = 100;

    private final Watchdog watchdog = new Watchdog();
    private final TlsServer tls = new TlsServer(TlsContexts.selfSigned("mx.example.org"));

    private static SSLSocket secure(Socket clear, String version) throws Exception {
        SSLSocket socket = (SSLSocket) TrustingClient.context()
                .getSocketFactory()
                .createSocket(clear, "mx.example.org", clear.getPort(), true);
        socket.setEnabledProtocols(new String[] {version});
        socket.startHandshake();
        return socket;
    }

    /** The server's side: waits for a command, is stopped, says so. */
    private static boolean waitsAndSays(SocketTransmission channel, boolean secure, CountDownLatch waits)
            throws Exception {
        try (channel) {
            if (secure) {
                channel.startTls(PATIENT);
            }
            waits.countDown();
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(100), PATIENT, true))
                    .isInstanceOf(TransmissionChannel.ServerStopping.class);
            channel.write(ByteBuffer.wrap(FAREWELL), PATIENT);
            return true;
        }
    }

    private void isToldToGo(ServerSocket listener, String version) throws Exception {
        boolean secure = !version.isEmpty();
        try (Socket clear = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            SocketTransmission channel = new SocketTransmission(listener.accept(), tls, watchdog);
            CountDownLatch waits = new CountDownLatch(1);
            FutureTask<Boolean> session = new FutureTask<>(() -> waitsAndSays(channel, secure, waits));
            Thread.ofVirtual().start(session);
            Socket client = secure ? secure(clear, version) : clear;
            waits.await();
            for (int i = 0; i < TIMES; i++) {
                channel.stop();
            }
            assertThat(client.getInputStream().readNBytes(FAREWELL.length)).isEqualTo(FAREWELL);
            client.close();
            assertThat(session.get()).isTrue();
        }
    }

    private void isToldToGo(int rounds, String version) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int round = 0; round < rounds; round++) {
                isToldToGo(listener, version);
            }
        }
    }

    @Test
    void inClearText() throws Exception {
        isToldToGo(ROUNDS, "");
    }

    @Test
    void underTls13() throws Exception {
        isToldToGo(ROUNDS, "TLSv1.3");
    }

    /** Its input is shut down only when the client has spoken and the session had time to go on. */
    private static final class LateShutdown extends Socket {
        private final CountDownLatch shuttingDown = new CountDownLatch(1);
        private final CountDownLatch wentOn = new CountDownLatch(1);

        @Override
        public void shutdownInput() throws IOException {
            shuttingDown.countDown();
            try {
                assertThat(wentOn.await(PATIENT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            super.shutdownInput();
        }
    }

    /** A session never goes on to mail data whose end it will not see: the client would send it whole and hear nothing. */
    @Test
    void aCommandThatComesAtThatMomentIsNotBegun() throws Exception {
        LateShutdown accepted = new LateShutdown();
        ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()) {
            @Override
            public Socket accept() throws IOException {
                implAccept(accepted);
                return accepted;
            }
        };
        try (listener;
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                SocketTransmission channel = new SocketTransmission(listener.accept(), tls, watchdog)) {
            FutureTask<Integer> command = new FutureTask<>(() -> channel.read(ByteBuffer.allocate(100), PATIENT, true));
            Thread session = Thread.ofVirtual().start(command);
            while (session.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            Thread stops = Thread.ofPlatform().start(channel::stop);
            accepted.shuttingDown.await();
            client.getOutputStream().write("DATA\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(command::get).hasCauseInstanceOf(TransmissionChannel.ServerStopping.class);
            accepted.wentOn.countDown();
            stops.join();
        }
    }

    /** Where the end of what comes in would end what goes out as well. */
    @Test
    void underTls12() throws Exception {
        isToldToGo(3, "TLSv1.2");
    }
}
