package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.ExplainRequest;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.ReplayRequest;
import org.postern.bootstrap.command.SimulateRequest;
import org.postern.bootstrap.command.VerifyRequest;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationLoader;
import org.postern.bootstrap.yaml.Reading;
import org.postern.domain.address.IpAddress;
import org.postern.testkit.dns.NameServer;

/** Mail over a socket to a whole server with a name server, and what the commands say of it afterwards. */
@Timeout(60)
class JudgedMailTest {
    private static final String ZONE = """
            football.example.com MX 10 mx.football.example.com
            mx.football.example.com A 127.0.0.1
            1.0.0.127.in-addr.arpa PTR mx.football.example.com
            football.example.com TXT "v=spf1 ip4:127.0.0.1 -all"
            _dmarc.football.example.com TXT "v=DMARC1; p=reject"
            brisbane._domainkey.football.example.com TXT \
            "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            other.example MX 10 mx.other.example
            _dmarc.victim.example TXT "v=DMARC1; p=reject"
            """;

    /** That of RFC 8463 Appendix A. */
    private static final String SIGNED = """
            DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=brisbane; t=1528637909; h=from : to :
             subject : date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
             Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>

            Hi.

            We lost the game.  Are you hungry yet?

            Joe.
            """;

    private static final String FORGED = """
            Authentication-Results: mx.example.test; dmarc=pass
            From: boss@victim.example
            Subject: Wire the money

            Now.
            """;

    @TempDir
    private Path folder = Path.of("");

    private NameServer names;
    private Configuration configuration;
    private Server server;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void start() throws IOException, CannotStart {
        names = NameServer.serving(ZONE);
        configuration = configuration("");
        server = new Assembly(configuration).server();
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        names.close();
    }

    private Configuration configuration(String more) throws IOException {
        Path file = folder.resolve("postern.yaml");
        Files.writeString(file, """
                hostname: mx.example.test
                domains: { example.test: { mailboxes: [alice] } }
                listeners: [{ address: 127.0.0.1, port: %d }]
                dns: { servers: ["%s"], timeout: 3s, tries: 2, budget: 20s, dnssec: false }
                limits: { min-free: 1MiB }
                """.formatted(freePort(), names.address()) + more);
        return switch (new ConfigurationLoader(folder, Map.of()).load(file)) {
            case Reading.Good<Configuration> good -> good.value();
            case Reading.Bad<Configuration> bad ->
                throw new AssertionError(bad.problems().toString());
        };
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Sends one message; the reply to its final dot, or to what was declined before. */
    private String send(String sender, String content) throws IOException {
        int port = configuration.listeners().getFirst().port();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            BufferedReader replies =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            reply(replies);
            String said = "";
            for (String line : List.of(
                    "EHLO mx.football.example.com",
                    "MAIL FROM:<" + sender + ">",
                    "RCPT TO:<alice@example.test>",
                    "DATA",
                    content.replace("\n", "\r\n") + ".")) {
                OutputStream octets = socket.getOutputStream();
                octets.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                octets.flush();
                said = reply(replies);
                if (said.charAt(0) > '3') {
                    return said;
                }
            }
            return said;
        }
    }

    private static String reply(BufferedReader replies) throws IOException {
        String line = replies.readLine();
        while (line.charAt(3) == '-') {
            line = replies.readLine();
        }
        return line;
    }

    private static String id(String reply) {
        return reply.replaceAll(".*?([0-9A-Z]{26}).*", "$1");
    }

    private Path file(String id) throws IOException {
        try (Stream<Path> files = Files.walk(configuration.emails())) {
            return files.filter(path -> path.endsWith(id + ".eml")).findFirst().orElseThrow();
        }
    }

    /** What the command printed; nothing may be left from before. */
    private String printed(ExitCode expected, Function<Output, ExitCode> command) {
        out.reset();
        Output output = new Output(out, out);
        ExitCode code = command.apply(output);
        output.flush();
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(text).isEqualTo(expected);
        return text;
    }

    /** What waits for the ledger is written when the server ends. */
    private void stopServer() {
        server.close();
        names.close();
    }

    private String replay(ExitCode expected, Configuration policy) {
        ReplayRequest all = new ReplayRequest(Optional.empty(), Optional.of(Instant.EPOCH), false);
        return printed(expected, output -> Replaying.replay(policy, all, output));
    }

    @Test
    void itSaysWhatWasFoundAndCanSayWhy() throws IOException {
        String kept = send("joe@football.example.com", SIGNED);
        assertThat(kept).startsWith("250 ");
        stopServer();
        String unfolded =
                Files.readString(file(id(kept))).replace("\r\n\t", " ").replace("\r\n ", " ");
        String results = unfolded.lines()
                .filter(line -> line.startsWith("Authentication-Results: mx.example.test;"))
                .findFirst()
                .orElseThrow();
        assertThat(results)
                .contains("dmarc=pass")
                .contains("spf=pass")
                .contains("smtp.mailfrom=football.example.com")
                .contains("policy.dmarc=reject policy.disposition=accept")
                .contains("dkim=pass")
                .contains("header.d=football.example.com")
                .contains("iprev=pass");
        assertThat(unfolded).contains("Received-SPF: pass");
        String told = printed(
                ExitCode.FINE,
                output -> Explaining.explain(configuration, new ExplainRequest(id(kept), false), output));
        assertThat(told)
                .contains("dmarc pass")
                .contains("_dmarc.football.example.com")
                .contains("What to do: nothing.");
    }

    @Test
    void aForgeryIsQuarantinedAndItsForgedResultsAreGone() throws IOException {
        String kept = send("a@other.example", FORGED);
        assertThat(kept).startsWith("250 ");
        stopServer();
        String file = Files.readString(file(id(kept)));
        assertThat(file).contains("X-Postern-Disposition: quarantine").contains("dmarc=fail");
        assertThat(file).doesNotContain("dmarc=pass");
    }

    @Test
    void aSenderOfNowhereIsRefusedWithTheIdThatExplains() throws IOException {
        String refused = send("a@nowhere.example", FORGED);
        assertThat(refused).startsWith("550 5.1.8 ");
        stopServer();
        String told = printed(
                ExitCode.FINE,
                output -> Explaining.explain(configuration, new ExplainRequest(id(refused), false), output));
        assertThat(told).contains("The rule sender-domain-missing decided: refuse.");
    }

    @Test
    void judgedAgainItComesOutTheSameUnlessThePolicyIsAnother() throws IOException {
        send("joe@football.example.com", SIGNED);
        send("a@other.example", FORGED);
        send("a@nowhere.example", FORGED);
        stopServer();
        assertThat(replay(ExitCode.FINE, configuration)).isEqualToIgnoringNewLines("3 transactions: 3 the same");
        Configuration strict = configuration("policy: { dmarc-reject: refuse, sender-domain-missing: monitor }\n");
        assertThat(replay(ExitCode.WRONG, strict))
                .contains("quarantine, dmarc (enforce) quarantine")
                .contains("now: refuse, dmarc (enforce) refuse")
                .contains("now: accept, sender-domain-missing (monitor) refuse")
                .endsWith("3 transactions: 1 the same, 2 decided otherwise now" + System.lineSeparator());
    }

    @Test
    void oneOctetChangedInTheFileIsNoticed() throws IOException {
        String kept = send("joe@football.example.com", SIGNED);
        stopServer();
        Path file = file(id(kept));
        Files.writeString(file, Files.readString(file).replace("hungry", "angrey"));
        assertThat(replay(ExitCode.WRONG, configuration))
                .contains("other findings")
                .contains("dkim pass")
                .contains("dkim fail");
        Files.writeString(file, Files.readString(file).replace("angrey", ""));
        assertThat(replay(ExitCode.FINE, configuration)).contains("1 not to be judged again");
    }

    private String verify(ExitCode expected, Path file, Optional<IpAddress> ip) {
        VerifyRequest request = new VerifyRequest(file, ip, Optional.empty(), Optional.empty(), false);
        return printed(expected, output -> Verifying.verify(configuration, request, output));
    }

    @Test
    void anyMessageCanBeVerified() throws IOException {
        Path saved = Files.writeString(folder.resolve("saved.eml"), SIGNED);
        assertThat(verify(ExitCode.FINE, saved, Optional.empty()))
                .contains("Nobody knows how this message came")
                .contains("dkim pass")
                .contains("dmarc pass")
                .doesNotContain("spf ");
        Path forged = Files.writeString(folder.resolve("forged.eml"), SIGNED.replace("hungry", "angry"));
        assertThat(verify(ExitCode.WRONG, forged, IpAddress.parse("192.0.2.1")))
                .contains("dkim fail")
                .contains("The policy would quarantine it: DMARC of football.example.com fails");
    }

    @Test
    void aKeptMessageSaysItselfHowItCame() throws IOException {
        String kept = send("joe@football.example.com", SIGNED);
        assertThat(verify(ExitCode.FINE, file(id(kept)), Optional.empty()))
                .contains("spf pass smtp.mailfrom=football.example.com")
                .contains("dkim pass");
    }

    private String simulate(ExitCode expected, String recipient) throws IOException {
        Path message = Files.writeString(folder.resolve("message.eml"), SIGNED);
        SimulateRequest request = new SimulateRequest(
                message,
                IpAddress.parse("127.0.0.1").orElseThrow(),
                "mx.football.example.com",
                "<joe@football.example.com>",
                List.of(recipient),
                false);
        return printed(expected, output -> Simulating.simulate(configuration, request, output));
    }

    @Test
    void aSessionCanBePlayedAndNothingIsKept() throws IOException {
        assertThat(simulate(ExitCode.FINE, "<alice@example.test>"))
                .contains("C: RCPT TO:<alice@example.test>")
                .contains("S: 250 2.0.0 Kept as ")
                .contains("S: 221 ")
                .contains("dkim pass")
                .contains("The message is kept")
                .contains("This was a dry run: nothing was kept.");
        assertThat(simulate(ExitCode.WRONG, "<eve@example.test>"))
                .contains("S: 550 5.1.1")
                .doesNotContain("DATA");
        try (Stream<Path> files = Files.walk(configuration.emails())) {
            assertThat(files.filter(path -> path.toString().endsWith(".eml"))).isEmpty();
        }
    }
}
