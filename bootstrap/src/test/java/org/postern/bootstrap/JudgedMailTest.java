package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
import org.postern.bootstrap.command.VerifyRequest;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.domain.address.IpAddress;
import org.postern.testkit.dns.NameServer;

/** Mail over a socket to a whole server with a name server, and what the commands say of it afterwards. */
@Timeout(60)
class JudgedMailTest {
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
        names = NameServer.serving(Football.ZONE);
        configuration = Football.configuration(folder, names, "");
        server = new Assembly(configuration).server();
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        names.close();
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
        String kept = send("joe@football.example.com", Football.SIGNED);
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
        send("joe@football.example.com", Football.SIGNED);
        send("a@other.example", FORGED);
        send("a@nowhere.example", FORGED);
        stopServer();
        assertThat(replay(ExitCode.FINE, configuration)).isEqualToIgnoringNewLines("3 transactions: 3 the same");
        Configuration strict = Football.configuration(
                folder, names, "policy: { dmarc-reject: refuse, sender-domain-missing: monitor }\n");
        assertThat(replay(ExitCode.WRONG, strict))
                .contains("quarantine, dmarc (enforce) quarantine")
                .contains("now: refuse, dmarc (enforce) refuse")
                .contains("now: accept, sender-domain-missing (monitor) refuse")
                .endsWith("3 transactions: 1 the same, 2 decided otherwise now" + System.lineSeparator());
    }

    @Test
    void oneOctetChangedInTheFileIsNoticed() throws IOException {
        String kept = send("joe@football.example.com", Football.SIGNED);
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
    void aKeptMessageSaysItselfHowItCame() throws IOException {
        String kept = send("joe@football.example.com", Football.SIGNED);
        assertThat(verify(ExitCode.FINE, file(id(kept)), Optional.empty()))
                .contains("spf pass smtp.mailfrom=football.example.com")
                .contains("dkim pass");
    }
}
