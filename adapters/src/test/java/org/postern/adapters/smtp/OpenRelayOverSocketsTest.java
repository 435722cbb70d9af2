package org.postern.adapters.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postern.adapters.smtp.ListenerSettings.TlsMode;
import org.postern.adapters.smtp.tls.TlsContexts;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.testkit.channel.ClientTurn;
import org.postern.testkit.relay.RelayAttempt;
import org.postern.testkit.relay.RelayAttempt.Manner;
import org.postern.testkit.relay.RelayVector;
import org.postern.testkit.relay.RelayVectors;

/** The same from the loopback interface: a client there is trusted no more than any other. */
class OpenRelayOverSocketsTest {
    private static final int PATIENCE_MILLIS = 20_000;

    @Test
    void noPathLeadsThroughToAnybodyElse() throws IOException {
        RelayServer server = RelayServer.named(InstantSource.system(), System::nanoTime);
        ListenerSettings settings = new ListenerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TlsMode.STARTTLS, List.of());
        TlsServer tls = new TlsServer(TlsContexts.selfSigned("mx.example.org"));
        try (Watchdog watchdog = new Watchdog();
                SmtpListener listener = new SmtpListener(
                        settings, () -> server.server().conversation(), tls, watchdog, new AtomicInteger(), 10)) {
            watchdog.start();
            listener.start();
            for (RelayVector vector : RelayVectors.all()) {
                RelayAttempt attempt = hold(listener.address(), vector);
                assertThat(attempt.decision()).as("%s", vector).isEqualTo(vector.reply());
                assertThat(attempt.code(".")).as("%s", vector).isEqualTo(vector.isTaken() ? "250" : "");
            }
        }
        assertThat(server.kept())
                .isEqualTo(RelayVectors.all().stream()
                        .filter(RelayVector::isTaken)
                        .map(vector -> List.of(vector.keptFor()))
                        .toList());
    }

    private static RelayAttempt hold(InetSocketAddress server, RelayVector vector) throws IOException {
        RelayAttempt attempt = new RelayAttempt(vector, Manner.ALONE);
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            byte[] said = replies(socket.getInputStream(), attempt.awaited());
            while (attempt.next(said) instanceof ClientTurn.Sends sends && said.length > 0) {
                socket.getOutputStream().write(sends.octets().array());
                socket.getOutputStream().flush();
                said = replies(socket.getInputStream(), attempt.awaited());
            }
        }
        return attempt;
    }

    /** So many replies, or what there is when the server closes. */
    private static byte[] replies(InputStream in, int count) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        for (int replies = 0; replies < count; ) {
            String line = line(in);
            if (line.isEmpty()) {
                return said.toByteArray();
            }
            said.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
            replies += line.length() > 3 && line.charAt(3) == ' ' ? 1 : 0;
        }
        return said.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int octet = in.read();
        while (octet >= 0) {
            line.append((char) octet);
            if (octet == '\n') {
                return line.toString();
            }
            octet = in.read();
        }
        return "";
    }
}
