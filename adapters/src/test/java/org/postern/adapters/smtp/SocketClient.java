package org.postern.adapters.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.postern.testkit.transcript.StoryCheck;
import org.postern.testkit.transcript.Transcript;
import org.postern.testkit.transcript.Turn;

/** The client of a story over a real socket, which believes every certificate. */
final class SocketClient implements Closeable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final int pieces;
    private Socket socket;

    /** Connects; what it sends goes in segments (or TLS records) of that many octets at most. */
    SocketClient(InetSocketAddress server, boolean tlsAtOnce, int pieces) throws IOException {
        this.pieces = pieces;
        socket = new Socket(server.getAddress(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        if (tlsAtOnce) {
            startTls();
        }
    }

    private void startTls() throws IOException {
        SSLSocket secure = (SSLSocket) TrustingClient.context()
                .getSocketFactory()
                .createSocket(socket, "mx.example.org", socket.getPort(), true);
        secure.startHandshake();
        socket = secure;
    }

    /** Plays all turns; the server must close at the end, when it has said all it has to say. */
    void play(Transcript story) throws IOException {
        boolean over = false;
        for (Turn turn : story.turns()) {
            switch (turn) {
                case Turn.ClientSays says -> send(says.octets().array());
                case Turn.ServerSays says -> StoryCheck.reply(says.lines(), reply());
                case Turn.ClientCloses closes -> socket.shutdownOutput();
                case Turn.Handshake handshake -> startTls();
                case Turn.ServerCloses closes -> {
                    assertThat(rest()).as("octets before the close").isIn("", "a TLS alert");
                    over = true;
                }
                case Turn.ClientVanishes v -> throw new IllegalArgumentException("not over a socket: " + v);
                case Turn.Silence silence -> throw new IllegalArgumentException("not over a socket: " + silence);
                case Turn.ServerStops stops -> throw new IllegalArgumentException("not over a socket: " + stops);
            }
        }
        assertThat(over).as("the story ends with a close of the server").isTrue();
    }

    /** All at once, so that what is pipelined in the story is pipelined on the wire; or in pieces. */
    private void send(byte[] octets) throws IOException {
        try {
            for (int from = 0; from < octets.length; from += Math.min(pieces, octets.length)) {
                socket.getOutputStream().write(octets, from, Math.min(pieces, octets.length - from));
                socket.getOutputStream().flush();
            }
        } catch (SocketException | SSLException serverHasEnough) {
            assertThat(octets.length).as("octets the server need not have read").isGreaterThan(1_000);
        }
    }

    private List<String> reply() throws IOException {
        List<String> lines = new ArrayList<>();
        String line = line();
        while (line.length() > 3 && line.charAt(3) == '-') {
            lines.add(line);
            line = line();
        }
        lines.add(line);
        return lines;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = read();
        while (octet >= 0 && octet != '\n') {
            line.write(octet);
            octet = read();
        }
        String text = line.toString(StandardCharsets.US_ASCII);
        assertThat(octet >= 0 && text.endsWith("\r"))
                .as("a line with CR LF: '%s'", text)
                .isTrue();
        return text.substring(0, text.length() - 1);
    }

    /** What comes until the server has closed. */
    private String rest() throws IOException {
        byte[] rest = socket.getInputStream().readAllBytes();
        boolean alert = rest.length == 7 && rest[0] == 21 && rest[1] == 3;
        return alert ? "a TLS alert" : new String(rest, StandardCharsets.ISO_8859_1);
    }

    /** The next octet; negative when the server has closed. */
    private int read() throws IOException {
        InputStream in = socket.getInputStream();
        return in.read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
