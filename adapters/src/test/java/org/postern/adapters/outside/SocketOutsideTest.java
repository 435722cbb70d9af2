package org.postern.adapters.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.application.port.OutsideView;
import org.postern.application.port.PolicyFetch;
import org.postern.application.port.Sighting;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.testkit.outside.OutsideViewContract;

/** The view over real sockets, of servers that do as a test says. */
@Timeout(60)
final class SocketOutsideTest implements OutsideViewContract {
    private static final String FOUND = "HTTP/1.0 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n";

    @TempDir
    private static Path folder = Path.of("");

    private static Identity identity;

    private StubServer mail;
    private StubServer web;

    @BeforeAll
    static void certify() throws Exception {
        identity = Identity.make(folder.resolve("keys.p12"), "mx.example.test", "mta-sts.example.test");
    }

    @BeforeEach
    void open() throws IOException {
        mail = new StubServer(SocketOutsideTest::mailServer);
        web = new StubServer(raw -> webServer(raw, POLICY));
    }

    @AfterEach
    void close() {
        mail.close();
        web.close();
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void mailServer(Socket raw) throws IOException {
        InputStream in = raw.getInputStream();
        say(raw, "220-mx.example.test ESMTP\r\n220 at your service\r\n");
        Outing.line(in, 1_000);
        say(raw, "250-mx.example.test\r\n250-SIZE 1000\r\n250 starttls\r\n");
        Outing.line(in, 1_000);
        say(raw, "220 go ahead\r\n");
        SSLSocket secure = identity.accept(raw);
        secure.getInputStream().read();
    }

    private static void webServer(Socket raw, String policy) throws IOException {
        SSLSocket secure = identity.accept(raw);
        String request = Outing.line(secure.getInputStream(), 1_000);
        boolean known = request.equals("GET /.well-known/mta-sts.txt HTTP/1.0")
                && Outing.line(secure.getInputStream(), 1_000).equals("Host: mta-sts.example.test");
        say(secure, known ? FOUND + policy : "HTTP/1.0 404 Not Found\r\n\r\n");
        secure.close();
    }

    @Override
    public OutsideView view() {
        return new SocketOutside(mail.port(), web.port(), identity.trust());
    }

    @Override
    public IpAddress inhabited() {
        return IpAddress.parse("127.0.0.1").orElseThrow();
    }

    @Override
    public IpAddress deserted() {
        return IpAddress.parse("127.0.0.9").orElseThrow();
    }

    @Override
    public X509Certificate certificate() {
        return identity.certificate();
    }

    private Sighting greet(String answers) throws IOException {
        try (StubServer server = new StubServer(raw -> {
            List<String> all = List.of(answers.split("\\|"));
            for (String answer : all) {
                say(raw, answer + "\r\n");
                if (!answer.equals(all.getLast())) {
                    Outing.line(raw.getInputStream(), 1_000);
                }
            }
        })) {
            return new SocketOutside(server.port(), 1, identity.trust()).greet(inhabited(), HOST);
        }
    }

    @Test
    void withoutStarttlsThereIsNoCertificate() throws IOException {
        assertThat(greet("220 mx.example.test ESMTP|250-mx\r\n250 STARTTLSX"))
                .isInstanceOfSatisfying(
                        Sighting.Greeted.class,
                        seen -> assertThat(seen.tls()).isInstanceOf(Sighting.TlsSight.NotOffered.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"554 go away", "22", "HTTP/1.1 400 Bad Request", "220 mx|", "220 mx|5"})
    void whatIsNoMailServerIsNotOne(String answers) throws IOException {
        assertThat(greet(answers)).isInstanceOf(Sighting.Unreached.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"454 not now", "220 go"})
    void tlsThatDoesNotComeAboutIsSaid(String answer) throws IOException {
        assertThat(greet("220 mx.example.test|250-mx\r\n250 STARTTLS|" + answer))
                .isInstanceOfSatisfying(
                        Sighting.Greeted.class,
                        seen -> assertThat(seen.tls()).isInstanceOf(Sighting.TlsSight.Failed.class));
    }

    @Test
    void aServerThatNeverEndsItsLineIsLeft() throws IOException {
        try (StubServer server = new StubServer(raw -> say(raw, "220 " + "x".repeat(100_000)))) {
            assertThat(new SocketOutside(server.port(), 1, identity.trust()).greet(inhabited(), HOST))
                    .isEqualTo(new Sighting.Unreached("it sends no line"));
        }
    }

    private PolicyFetch fetch(String answer) throws IOException {
        try (StubServer server = new StubServer(raw -> {
            SSLSocket secure = identity.accept(raw);
            Outing.line(secure.getInputStream(), 1_000);
            say(secure, answer);
            secure.close();
        })) {
            return new SocketOutside(1, server.port(), identity.trust()).policy(DOMAIN, inhabited());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 301 Moved\r\nLocation: https://mta-sts.example.test/\r\n\r\n",
                "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\nversion: STSv1",
                "HTTP/1.0 200 OK\r\n\r\nversion: STSv1",
                "SSH-2.0\r\n",
                ""
            })
    void whatASenderWouldNotTakeIsNoPolicy(String answer) throws IOException {
        assertThat(fetch(answer)).isInstanceOf(PolicyFetch.NotFetched.class);
    }

    @Test
    void aPolicyHasAnEnd() throws IOException {
        assertThat(fetch(FOUND + "x".repeat(65_536))).isInstanceOf(PolicyFetch.Fetched.class);
        assertThat(fetch(FOUND + "x".repeat(65_537))).isInstanceOf(PolicyFetch.NotFetched.class);
    }

    @Test
    void aCertificateForAnotherNameGivesNoPolicy() {
        DomainName other = DomainName.parse("other.test").orElseThrow();
        assertThat(view().policy(other, inhabited()))
                .isInstanceOfSatisfying(
                        PolicyFetch.NotFetched.class,
                        none -> assertThat(none.why()).contains("mta-sts.other.test"));
    }
}
