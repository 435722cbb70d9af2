package org.postern.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The HTTP port as whoever comes upon it sees it: octets over a socket. */
@Timeout(60)
class HttpPortTest {
    private HttpPort port;

    @BeforeEach
    void start() throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        port = new HttpPort(
                any,
                Set.of("mx.example.test"),
                Map.of(
                        "/x", accept -> Answer.text(200, "accept=" + accept + "\n"),
                        "/broken",
                                accept -> {
                                    throw new IllegalStateException("secret");
                                }));
        port.start();
    }

    @AfterEach
    void stop() {
        port.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(port.address().getAddress(), port.address().getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    /** What comes back until the server closes. */
    private String ask(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private String get(String path, String host) throws IOException {
        return ask("GET " + path + " HTTP/1.1\nHost: " + host + "\nConnection: close\n\n");
    }

    @Test
    void aPageIsGivenToWhoAsksForIt() throws IOException {
        String answer = ask("GET /x?y=z HTTP/1.1\nHost: localhost\nAccept: text/plain\nConnection: close\n\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\naccept=text/plain\n");
        assertThat(answer)
                .containsIgnoringCase("x-content-type-options: nosniff")
                .contains("no-store");
    }

    @Test
    void headHasTheLengthAndNoContent() throws IOException {
        String answer = ask("HEAD /x HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("content-length: 8")
                .endsWith("\r\n\r\n");
    }

    @Test
    void otherMethodsAndPathsAreNotThere() throws IOException {
        assertThat(ask("POST /x HTTP/1.1\nHost: localhost\nContent-Length: 0\n\n"))
                .startsWith("HTTP/1.1 405 ")
                .contains("Allow: GET, HEAD");
        assertThat(get("/x/", "localhost")).startsWith("HTTP/1.1 404 ").contains("/broken, /x");
        assertThat(get("/../x", "localhost")).startsWith("HTTP/1.1 404 ");
        assertThat(get("/", "localhost")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void aFaultOfOursSaysNothingOfItself() throws IOException {
        assertThat(get("/broken", "localhost")).startsWith("HTTP/1.1 500 ").doesNotContain("secret");
    }

    /** A name of a stranger's that leads here, in a browser of this machine: DNS rebinding. */
    @Test
    void onlyOurNamesAreAnswered() throws IOException {
        for (String ours : List.of(
                "localhost",
                "LOCALHOST:9025",
                "127.0.0.1",
                "127.0.0.1:1",
                "[::1]:80",
                "127.9.9.9",
                "mx.example.test")) {
            assertThat(get("/x", ours)).as(ours).startsWith("HTTP/1.1 200 ");
        }
        for (String foreign : List.of(
                "evil.example", "localhost.evil.example", "192.0.2.1", "", "[", "[::2]", "127.0.0.1.evil.example")) {
            assertThat(get("/x", foreign))
                    .as(foreign)
                    .startsWith("HTTP/1.1 421 ")
                    .doesNotContain("accept=");
        }
        assertThat(ask("GET /x HTTP/1.0\n\n")).startsWith("HTTP/1.1 421 ");
        assertThat(ask("GET /x HTTP/1.1\nHost: localhost\nHost: evil.example\nConnection: close\n\n"))
                .doesNotContain("accept=");
    }

    @Test
    void anythingElseIsNoRequestAndTheServerLives() throws IOException {
        for (String octets : List.of(
                "\n\n",
                "GET\n\n",
                "EHLO x\nMAIL FROM:<>\n\n",
                "GET /x HTTP/9.9\n\n",
                "GET http://[ HTTP/1.1\nHost: localhost\n\n",
                "\u0000\u00ff\u0016\u0003\u0001")) {
            try (Socket socket = connect()) {
                socket.getOutputStream().write(octets.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                assertThat(socket.getInputStream().readAllBytes().length).isLessThan(2_000);
            } catch (IOException reset) {
                assertThat(reset).isNotNull();
            }
        }
        assertThat(get("/x", "localhost")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aRequestWithoutEndIsCutOff() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("GET /x HTTP/1.1\r\nHost: local".getBytes(StandardCharsets.US_ASCII));
            assertEnds(socket);
        }
    }

    /** Clients that say nothing, as many as there may be, hold nobody for long. */
    @Test
    void silentClientsHoldNobody() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Socket socket = connect();
                silent.add(socket);
                if (i % 2 == 0) {
                    socket.getOutputStream().write("GET /x HT".getBytes(StandardCharsets.US_ASCII));
                }
            }
            assertThat(get("/x", "localhost")).startsWith("HTTP/1.1 200 ");
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    /** The server closes: its side ends, or the connection is reset. */
    private static void assertEnds(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        try {
            assertThat(in.readAllBytes()).isEmpty();
        } catch (java.net.SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }
}
