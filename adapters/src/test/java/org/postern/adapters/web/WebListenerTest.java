package org.postern.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.adapters.outside.Identity;
import org.postern.adapters.outside.SocketOutside;
import org.postern.application.port.PolicyFetch;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;

/** The policy, asked for by a sender as strict as RFC 8461 §3.3, and by others. */
@Timeout(60)
final class WebListenerTest {
    private static final String POLICY =
            "version: STSv1\r\nmode: testing\r\nmx: mx.example.test\r\nmax_age: 604800\r\n";
    private static final DomainName DOMAIN = DomainName.parse("example.test").orElseThrow();

    @TempDir
    private static Path folder = Path.of("");

    private static Identity identity;
    private static Identity renewed;

    private final AtomicReference<Optional<SSLContext>> context = new AtomicReference<>();
    private WebListener server;

    @BeforeAll
    static void certify() throws Exception {
        identity = Identity.make(folder.resolve("a.p12"), "mta-sts.example.test");
        renewed = Identity.make(folder.resolve("b.p12"), "mta-sts.example.test");
    }

    @BeforeEach
    void open() throws IOException {
        context.set(Optional.of(identity.server()));
        server = begin(Duration.ofMinutes(5));
    }

    private WebListener begin(Duration longest) throws IOException {
        WebListener begun = new WebListener(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new TlsLayer(context::get),
                WebListenerTest::text,
                longest);
        begun.start();
        return begun;
    }

    private static Optional<String> text(String host, String path) {
        boolean policy = host.equals("mta-sts.example.test") && path.equals("/.well-known/mta-sts.txt");
        return policy ? Optional.of(POLICY) : Optional.empty();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private PolicyFetch fetch(Identity trusted) {
        return new SocketOutside(1, server.address().getPort(), trusted.trust())
                .policy(DOMAIN, IpAddress.parse("127.0.0.1").orElseThrow());
    }

    private String ask(String request, String... protocols) throws IOException {
        try (Socket raw = new Socket(
                        InetAddress.getLoopbackAddress(), server.address().getPort());
                SSLSocket secure = (SSLSocket)
                        identity.trust().getSocketFactory().createSocket(raw, "mta-sts.example.test", 1, true)) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setApplicationProtocols(protocols);
            secure.setSSLParameters(parameters);
            secure.setSoTimeout(20_000);
            secure.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(secure.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aSenderFetchesThePolicy() {
        assertThat(fetch(identity)).isEqualTo(new PolicyFetch.Fetched(POLICY));
    }

    @Test
    void aNewCertificateIsShownToTheNextSender() {
        context.set(Optional.of(renewed.server()));
        assertThat(fetch(renewed)).isEqualTo(new PolicyFetch.Fetched(POLICY));
        assertThat(fetch(identity)).isInstanceOf(PolicyFetch.NotFetched.class);
    }

    @Test
    void withoutACertificateNothingIsAnsweredAndNothingBreaks() {
        context.set(Optional.empty());
        assertThat(fetch(identity)).isInstanceOf(PolicyFetch.NotFetched.class);
        context.set(Optional.of(identity.server()));
        assertThat(fetch(identity)).isEqualTo(new PolicyFetch.Fetched(POLICY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /.well-known/mta-sts.txt HTTP/1.1  | Host: mta-sts.example.test      | 200 OK
            GET /.well-known/mta-sts.txt HTTP/1.0  | hOST:MTA-STS.EXAMPLE.TEST.:443  | 200 OK
            HEAD /.well-known/mta-sts.txt HTTP/1.1 | Host: mta-sts.example.test      | 200 OK
            GET /.well-known/mta-sts.txt HTTP/1.1  | Host: mta-sts.other.test        | 404 Not Found
            GET /.well-known/mta-sts.txt HTTP/1.1  | X: y                            | 404 Not Found
            GET / HTTP/1.1                         | Host: mta-sts.example.test      | 404 Not Found
            GET /.well-known/../mta-sts.txt HTTP/1.1 | Host: mta-sts.example.test    | 404 Not Found
            POST /.well-known/mta-sts.txt HTTP/1.1 | Host: mta-sts.example.test      | 405 Method Not Allowed
            GET /.well-known/mta-sts.txt           | Host: mta-sts.example.test      | 400 Bad Request
            EHLO mx HTTP/2 x                       | Host: mta-sts.example.test      | 400 Bad Request
            """)
    void whatIsAnsweredFollowsFromMethodPathAndHost(String request, String field, String status) throws IOException {
        String answer = ask(request + "\r\n" + field + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status + "\r\n").contains("Content-Type: text/plain");
        boolean body = status.startsWith("200") && !request.startsWith("HEAD");
        assertThat(answer).endsWith(body ? "\r\n\r\n" + POLICY : "\r\n\r\n");
        assertThat(answer.contains("Content-Length: " + POLICY.length())).isEqualTo(status.startsWith("200"));
    }

    @Test
    void aRequestHasAnEnd() throws IOException {
        assertThat(ask("GET /" + "x".repeat(5_000))).startsWith("HTTP/1.1 400 ");
        assertThat(ask("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(64))).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void whoSpeaksAnotherProtocolIsNotAnswered() throws IOException {
        Assertions.assertThatThrownBy(() -> ask("x", "h2")).isInstanceOf(SSLHandshakeException.class);
        assertThat(ask("GET / HTTP/1.1\r\n\r\n", "h2", "http/1.1")).startsWith("HTTP/1.1 404 ");
        try (Socket clear =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            clear.setSoTimeout(20_000);
            clear.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(clear.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).doesNotContain("HTTP");
        }
    }

    /** Between octets that come one by one there is no pause that is long enough to be noticed, but all have an end. */
    @Test
    void whoSendsSlowlyHasSomeSecondsInAll() throws IOException {
        server.close();
        server = begin(Duration.ofSeconds(2));
        try (Socket slow =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            slow.setSoTimeout(20_000);
            assertThat(slow.getInputStream().read()).isEqualTo(-1);
        }
        try (Socket raw = new Socket(
                        InetAddress.getLoopbackAddress(), server.address().getPort());
                SSLSocket secure = (SSLSocket)
                        identity.trust().getSocketFactory().createSocket(raw, "mta-sts.example.test", 1, true)) {
            Assertions.assertThatThrownBy(() -> {
                        secure.startHandshake();
                        for (int i = 0; i < 200; i++) {
                            secure.getOutputStream().write('G');
                            Thread.sleep(50);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void oneClientCannotTakeEveryPlace() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                idle.add(from("127.0.0.2"));
            }
            assertThat(isAnswered("127.0.0.2")).isFalse();
            assertThat(isAnswered("127.0.0.3")).isTrue();
        } finally {
            for (Socket one : idle) {
                one.close();
            }
        }
        boolean answered = isAnswered("127.0.0.2");
        for (int i = 0; i < 100 && !answered; i++) {
            answered = isAnswered("127.0.0.2");
        }
        assertThat(answered).isTrue();
    }

    @Test
    void allClientsTogetherHaveAHundredAndSome() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 128; i++) {
                idle.add(from("127.0.1." + (1 + i / 16)));
            }
            assertThat(isAnswered("127.0.0.3")).isFalse();
        } finally {
            for (Socket one : idle) {
                one.close();
            }
        }
    }

    private Socket from(String address) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(address, 0));
        socket.connect(server.address());
        return socket;
    }

    /** Whether a handshake comes about. */
    private boolean isAnswered(String address) {
        try (Socket raw = from(address);
                SSLSocket secure = (SSLSocket)
                        identity.trust().getSocketFactory().createSocket(raw, "mta-sts.example.test", 1, true)) {
            secure.startHandshake();
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void whoBreaksOffLeavesTheServerAsItWas() throws IOException {
        for (String garbage : List.of("", "\u0016\u0003\u0001", "GET / HTTP/1.1\r\n\r\n", "\0".repeat(70_000))) {
            try (Socket raw = new Socket(
                    InetAddress.getLoopbackAddress(), server.address().getPort())) {
                raw.getOutputStream().write(garbage.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException reset) {
                assertThat(garbage).hasSizeGreaterThan(100);
            }
        }
        assertThat(fetch(identity)).isEqualTo(new PolicyFetch.Fetched(POLICY));
    }
}
