package org.postern.adapters.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.adapters.smtp.tls.TlsContexts;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.application.port.TransmissionChannel.ServerStopping;

/** What happens to a wait on a socket that is under way, in clear text and under TLS. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SocketWaitTest {
    private static final TlsServer TLS = new TlsServer(TlsContexts.selfSigned("mx.example.org"));
    private static final Duration PATIENT = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    private static SocketPeer peer(boolean secure) {
        return secure ? SocketPeer.secure(TLS) : SocketPeer.inClear(TLS);
    }

    /** Waits for octets, on a thread of its own that is waiting when this returns. */
    private static FutureTask<Integer> waiting(SocketPeer peer, Duration limit, boolean idle) {
        FutureTask<Integer> read = new FutureTask<>(() -> peer.channel().read(ByteBuffer.allocate(10), limit, idle));
        Thread session = Thread.ofVirtual().start(read);
        while (session.getState() != Thread.State.TIMED_WAITING && !read.isDone()) {
            Thread.onSpinWait();
        }
        return read;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsAtOnceWhenTheServerStops(boolean secure) {
        try (SocketPeer peer = peer(secure)) {
            FutureTask<Integer> read = waiting(peer, PATIENT, true);
            peer.serverStops();
            assertThatThrownBy(read::get).hasCauseInstanceOf(ServerStopping.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goesOnWhenTheServerStopsButOwesTheClientAnAnswer(boolean secure)
            throws ExecutionException, InterruptedException {
        try (SocketPeer peer = peer(secure)) {
            FutureTask<Integer> read = waiting(peer, PATIENT, false);
            peer.serverStops();
            peer.sends(".\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(read.get()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsWhenAnotherThreadCloses(boolean secure) {
        try (SocketPeer peer = peer(secure)) {
            FutureTask<Integer> read = waiting(peer, PATIENT, true);
            peer.channel().close();
            assertThatThrownBy(read::get).hasCauseInstanceOf(IOException.class);
        }
    }

    /** The read timeout of the socket begins again with each octet of a record; the watchdog's does not. */
    @Test
    void endsAtItsLimitThoughARecordComesInDrips() throws IOException {
        try (SocketPeer peer = peer(true)) {
            FutureTask<Integer> read = waiting(peer, SHORT, true);
            byte[] record = {0x17, 0x03, 0x03, 0x3f, 0x00};
            try {
                for (int i = 0; !read.isDone(); i++) {
                    peer.raw().getOutputStream().write(i < record.length ? record[i] : 0);
                    LockSupport.parkNanos(SHORT.toNanos() / 3);
                }
            } catch (IOException closedByTheServer) {
                assertThat(closedByTheServer).isNotNull();
            }
            assertThatThrownBy(read::get).hasCauseInstanceOf(InterruptedIOException.class);
        }
    }

    /** A client that talks before the reply to DATA is found out under TLS as well. */
    @Test
    void isNotNeededForARecordThatHasComeAndIsNotDecryptedYet() throws IOException {
        try (SocketPeer peer = peer(true)) {
            peer.sends("DATA\r\n".getBytes(StandardCharsets.US_ASCII));
            ByteBuffer into = ByteBuffer.allocate(100);
            assertThat(peer.channel().read(into, PATIENT, true)).isEqualTo(6);
            assertThat(peer.channel().hasWaiting()).isFalse();
            peer.sends("early\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!peer.channel().hasWaiting()) {
                Thread.onSpinWait();
            }
            assertThat(peer.channel().read(into, PATIENT, true)).isEqualTo(7);
            assertThat(peer.channel().hasWaiting()).isFalse();
        }
    }
}
