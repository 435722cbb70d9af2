package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.testkit.scan.MilterDialect.packet;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationLoader;
import org.postern.bootstrap.yaml.Reading;
import org.postern.testkit.dns.NameServer;
import org.postern.testkit.scan.ClamdDialect;
import org.postern.testkit.scan.DaemonConduct;
import org.postern.testkit.scan.Dialect;
import org.postern.testkit.scan.MilterDialect;
import org.postern.testkit.scan.RspamdDialect;
import org.postern.testkit.scan.ScannerPeer;

/** Mail over a socket to a whole server whose scanners are daemons of the kit, and what the commands say of it afterwards. */
@Timeout(60)
class ScannedMailTest {
    private static final String MESSAGE = "From: a@client.example\r\nSubject: Hi\r\nX-Spam: forged\r\n\r\nHi\r\n";

    @TempDir
    private Path folder = Path.of("");

    private NameServer names;
    private final List<ScannerPeer> peers = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        names = NameServer.serving("client.example MX 10 mx.client.example\nmx.client.example A 127.0.0.1\n");
    }

    @AfterEach
    void stop() throws IOException {
        names.close();
        for (ScannerPeer peer : peers) {
            peer.close();
        }
    }

    private int daemon(DaemonConduct conduct, Supplier<? extends Dialect> dialect) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ScannerPeer peer = new ScannerPeer(listener, conduct, dialect);
        peers.add(peer);
        return ((InetSocketAddress) peer.address()).getPort();
    }

    private static String scanner(String name, String kind, int port, String more) {
        return "  " + name + ": { kind: " + kind + ", address: \"127.0.0.1:" + port + "\"" + more + " }\n";
    }

    private Configuration configured(String scanners) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path file = folder.resolve("postern.yaml");
        Files.writeString(
                file,
                "hostname: mx.example.test\ndomains: { example.test: { mailboxes: [alice] } }\n"
                        + "listeners: [{ address: 127.0.0.1, port: " + port + " }]\n"
                        + "dns: { servers: [\"" + names.address() + "\"] }\n"
                        + "limits: { min-free: 1MiB }\nscanners:\n" + scanners);
        return switch (new ConfigurationLoader(folder, Map.of()).load(file)) {
            case Reading.Good<Configuration> good -> good.value();
            case Reading.Bad<Configuration> bad ->
                throw new AssertionError(bad.problems().toString());
        };
    }

    /** The reply to the final dot; the ledger is written when this returns. */
    private static String sent(Configuration configuration) throws IOException, CannotStart {
        Server server = new Assembly(configuration).server();
        server.start();
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(),
                configuration.listeners().getFirst().port())) {
            socket.setSoTimeout(30_000);
            BufferedReader replies =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String said = reply(replies);
            for (String line : List.of(
                    "EHLO mx.client.example",
                    "MAIL FROM:<a@client.example>",
                    "RCPT TO:<alice@example.test>",
                    "DATA",
                    MESSAGE + ".")) {
                OutputStream octets = socket.getOutputStream();
                octets.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                octets.flush();
                said = reply(replies);
            }
            return said;
        } finally {
            server.close();
        }
    }

    private static String reply(BufferedReader replies) throws IOException {
        String line = replies.readLine();
        while (line.charAt(3) == '-') {
            line = replies.readLine();
        }
        return line;
    }

    private static String printed(ExitCode expected, Function<Output, ExitCode> command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Output output = new Output(out, out);
        ExitCode code = command.apply(output);
        output.flush();
        assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String explained(Configuration configuration, String reply) {
        String id = reply.replaceAll(".*?([0-9A-Z]{26}).*", "$1");
        return printed(
                ExitCode.FINE, output -> Explaining.explain(configuration, new ExplainRequest(id, false), output));
    }

    private static String replayed(ExitCode expected, Configuration configuration) {
        ReplayRequest all = new ReplayRequest(Optional.empty(), Optional.of(Instant.EPOCH), false);
        return printed(expected, output -> Replaying.replay(configuration, all, output));
    }

    private static List<String> kept(Configuration configuration) throws IOException {
        try (Stream<Path> files = Files.walk(configuration.emails())) {
            List<String> texts = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".eml")).toList()) {
                texts.add(Files.readString(file, StandardCharsets.US_ASCII));
            }
            return texts;
        }
    }

    @Test
    void whatAScannerFindsIsRefusedAndExplained() throws IOException, CannotStart {
        Configuration configuration =
                configured(scanner("av", "clamav", daemon(DaemonConduct.CONDEMNING, ClamdDialect::new), ""));
        String said = sent(configuration);
        assertThat(said).startsWith("554 5.7.1 The content was recognized as Eicar-Test-Signature [");
        assertThat(kept(configuration)).isEmpty();
        assertThat(peers.getFirst().received()).singleElement().isEqualTo(MESSAGE.getBytes(StandardCharsets.US_ASCII));
        assertThat(explained(configuration, said))
                .contains("scan found policy.scanner=av: Eicar-Test-Signature")
                .contains("The rule scanner-av decided: refuse.")
                .contains("scanners: { av: { mode: monitor } }");
    }

    @Test
    void fieldsOfAScannerStandAboveWhatTheClientSent() throws IOException, CannotStart {
        Supplier<Dialect> filter = () -> new MilterDialect()
                .changing(packet('h', "X-Spam\0no\0"), packet('m', "\0\0\0\1X-Spam\0\0"), packet('b', "other"));
        Configuration configuration =
                configured(scanner("filter", "milter", daemon(DaemonConduct.CONTENT, filter), ""));
        String said = sent(configuration);
        assertThat(said).startsWith("250 ");
        String file = kept(configuration).getFirst();
        assertThat(file).endsWith("\r\n" + MESSAGE);
        assertThat(file.substring(0, file.length() - MESSAGE.length())).containsPattern("\r\nX-Spam: no\r\nReceived: ");
        assertThat(explained(configuration, said))
                .contains("scan clean policy.scanner=filter policy.adds=X-Spam policy.note=not removed: X-Spam");
    }

    @Test
    void judgedAgainItIsTheLedgerThatAnswersForTheScanners() throws IOException, CannotStart {
        String scanners = scanner(
                        "spam",
                        "rspamd",
                        daemon(
                                DaemonConduct.CONTENT,
                                () -> new RspamdDialect(
                                        "{\"action\":\"add header\",\"score\":7.5,\"symbols\":{\"ODD\":{}}}")),
                        "")
                + scanner("av", "clamav", daemon(DaemonConduct.CONDEMNING, ClamdDialect::new), ", mode: monitor");
        Configuration configuration = configured(scanners);
        assertThat(sent(configuration)).startsWith("250 ");
        assertThat(kept(configuration).getFirst()).contains("X-Postern-Disposition: quarantine; rule=scanner-spam");
        stop();
        assertThat(replayed(ExitCode.FINE, configuration)).isEqualToIgnoringNewLines("1 transaction: 1 the same");
        assertThat(replayed(
                        ExitCode.WRONG,
                        configured(scanners.replace("mode: monitor", "mode: enforce")
                                .replace("spam: {", "spam: { mode: monitor,"))))
                .contains("now: refuse, scanner-spam (monitor) quarantine: spam asks to quarantine it, score 7.5");
    }

    @Test
    void whileAScannerIsDownMailIsPutOffOrTakenAsItsOwnerSays() throws IOException, CannotStart {
        int nobody = daemon(DaemonConduct.ABSENT, ClamdDialect::new);
        Configuration deferring = configured(scanner("av", "clamav", nobody, ""));
        String said = sent(deferring);
        assertThat(said).startsWith("451 4.7.1 ");
        assertThat(explained(deferring, said)).contains("av is down: Connection refused");
        assertThat(sent(configured(scanner("av", "clamav", nobody, ", when-down: accept"))))
                .startsWith("250 ");
        int silent = daemon(DaemonConduct.SILENT, ClamdDialect::new);
        assertThat(sent(configured(scanner("av", "clamav", silent, ", timeout: 200ms"))))
                .startsWith("451 4.7.1 ");
    }

    @Test
    void aScannerThatOnlyWatchesIsWrittenDownAndChangesNothing() throws IOException, CannotStart {
        Supplier<Dialect> filter = () -> new MilterDialect()
                .changing(packet('h', "X-Spam\0yes\0"))
                .answering('E', packet('y', "550 5.7.9 Never\0"));
        Configuration configuration =
                configured(scanner("filter", "milter", daemon(DaemonConduct.CONTENT, filter), ", mode: monitor"));
        String said = sent(configuration);
        assertThat(said).startsWith("250 ");
        assertThat(kept(configuration).getFirst()).doesNotContain("X-Spam: yes");
        assertThat(explained(configuration, said))
                .contains("scanner-filter (monitor) refuse: filter asks to refuse it: 550 5.7.9 Never");
    }
}
