package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.adapters.acme.FolderShelf;
import org.postern.adapters.smtp.tls.CertificateSource;
import org.postern.application.certificate.KeyPairSigner;
import org.postern.application.port.Attempts;
import org.postern.bootstrap.command.CommandFrame;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.Shell;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationLoader;
import org.postern.bootstrap.yaml.Reading;
import org.postern.domain.address.DomainName;
import org.postern.testkit.certificate.SomeCertificates;

/** A server whose authority is away takes mail, and shows what it holds as soon as it holds it. */
@Timeout(120)
final class AcmeServedTest {
    private static final DomainName HOST = DomainName.parse("mx.example.test").orElseThrow();
    private static final DomainName POLICY =
            DomainName.parse("mta-sts.example.test").orElseThrow();

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Configuration configuration() throws IOException {
        Path file = folder.resolve("postern.yaml");
        Files.writeString(file, """
                hostname: mx.example.test
                domains: { example.test: {} }
                listeners: [{ address: 127.0.0.1, port: 0, tls: starttls }]
                dns: { servers: ["127.0.0.1:9"] }
                limits: { min-free: 1MiB }
                https: { address: 127.0.0.1, port: 0 }
                acme: { agree-terms: true, directory: "https://127.0.0.1:1/dir", http-address: 127.0.0.1, http-port: 0 }
                """);
        return switch (new ConfigurationLoader(folder, Map.of()).load(file)) {
            case Reading.Good<Configuration> good -> good.value();
            case Reading.Bad<Configuration> bad ->
                throw new AssertionError(bad.problems().toString());
        };
    }

    private ExitCode run(String... words) {
        out.reset();
        return CommandFrame.run(new Shell(new Machine(), new Output(out, out), Map.of(), folder), words);
    }

    private FolderShelf shelf(Configuration configuration) {
        return Obtaining.shelf(configuration.acme().orElseThrow(), configuration.data());
    }

    private void keep(FolderShelf shelf, DomainName name) throws IOException {
        var key = KeyPairSigner.fresh().pair();
        Instant now = Instant.now();
        shelf.keep(name, key, List.of(SomeCertificates.of(name, key, now, now.plus(Duration.ofDays(90)))));
    }

    private static String asked(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void withoutTheAuthorityMailIsTakenAndNothingElseIsServed() throws Exception {
        Configuration configuration = configuration();
        try (Server server = new Assembly(configuration).server()) {
            server.start();
            int mail = server.listeners().getFirst().address().getPort();
            assertThat(asked(mail, "EHLO a\r\nQUIT\r\n")).contains("250 STARTTLS");
            int http = server.web().challengeAddress().orElseThrow().getPort();
            for (String path : List.of("/", "/.well-known/acme-challenge/", "/.well-known/acme-challenge/token")) {
                assertThat(asked(http, "GET " + path + " HTTP/1.1\r\nHost: mx.example.test\r\n\r\n"))
                        .startsWith("HTTP/1.1 404 ");
            }
            FolderShelf shelf = shelf(configuration);
            for (int i = 0; i < 600 && !shelf.attempts(POLICY).trouble().contains("cannot ask"); i++) {
                LockSupport.parkNanos(50_000_000);
            }
        }
        for (DomainName name : List.of(HOST, POLICY)) {
            Attempts attempts = shelf(configuration).attempts(name);
            assertThat(attempts.failures()).as(name.text()).isOne();
            assertThat(attempts.trouble()).contains("cannot ask https://127.0.0.1:1/dir");
            assertThat(attempts.notBefore()).isAfter(Instant.now().plusSeconds(200));
        }
        assertThat(run("acme")).isEqualTo(ExitCode.WRONG);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("mx.example.test  none yet\n  not obtained 1 times in a row, again at ")
                .contains("mta-sts.example.test  none yet\n");
    }

    @Test
    void whatIsHeldIsToldByTheCommands() throws Exception {
        Configuration configuration = configuration();
        keep(shelf(configuration), HOST);
        assertThat(run("acme")).isEqualTo(ExitCode.WRONG);
        keep(shelf(configuration), POLICY);
        assertThat(run("acme")).isEqualTo(ExitCode.FINE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("mx.example.test  good until ")
                .contains(", 89 days");
        assertThat(run("acme", "--renew")).isEqualTo(ExitCode.WRONG);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("no server runs");
        run("dns-records", "example.test");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(" TLSA 3 1 1 ");
    }

    /** As a renewal does it: the next look shows the new one, without a start or a reload. */
    @Test
    void aCertificateThatComesIsShownAndTheOthersStay() throws Exception {
        Configuration configuration = configuration();
        Obtaining obtaining = new Obtaining(configuration.acme().orElseThrow(), configuration.data(), Instant::now);
        var source = Certificates.of(configuration, Optional.of(obtaining));
        assertThat(shown(source).getSubjectX500Principal().getName()).isEqualTo("CN=mx.example.test");
        keep(shelf(configuration), HOST);
        var kept = shelf(configuration).held(HOST).orElseThrow().certificate();
        for (int i = 0; i < 100 && !shown(source).equals(kept); i++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(shown(source)).isEqualTo(kept);
        assertThat(obtaining.source(POLICY).certificate()).isEmpty();
    }

    private static X509Certificate shown(CertificateSource source) {
        return source.certificate().orElseThrow().chain().getFirst();
    }
}
