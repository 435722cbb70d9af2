package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.adapters.control.ControlHandler;
import org.postern.adapters.control.ControlServer;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.TraceRequest;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationLoader;
import org.postern.bootstrap.yaml.Reading;
import org.postern.domain.address.IpNetwork;

/** Mail over a socket to a whole server, and what its HTTP port says of it. */
@Timeout(60)
class ObservatoryTest {
    private static final Path MANUAL = Path.of("..", "docs", "operating.md");
    private static final Pattern TYPED = Pattern.compile("(?m)^# TYPE (\\S+) \\S+$");
    private static final Pattern DOCUMENTED = Pattern.compile("`((?:postern|process|jvm)_[a-z_]+)");

    @TempDir
    private Path folder = Path.of("");

    private Server server;
    private Configuration configuration;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws IOException, CannotStart {
        Path file = folder.resolve("postern.yaml");
        Files.writeString(file, """
                hostname: mx.example.test
                domains: { example.test: { mailboxes: [alice] } }
                listeners: [{ address: 127.0.0.1, port: 0 }]
                dns: { servers: ["127.0.0.1:9"], timeout: 1s, budget: 1s }
                policy: { sender-domain-unknown: monitor }
                lists: [{ zone: bl.example.test }]
                limits: { min-free: 1MiB }
                http: { port: 0 }
                """);
        configuration = switch (new ConfigurationLoader(folder, Map.of()).load(file)) {
            case Reading.Good<Configuration> good -> good.value();
            case Reading.Bad<Configuration> bad ->
                throw new AssertionError(bad.problems().toString());
        };
        server = new Assembly(configuration).server();
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        int port = server.observatory().address().orElseThrow().getPort();
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String metrics() throws IOException, InterruptedException {
        return get("/metrics").body();
    }

    /** One message, or the end of it where the recipient is refused. */
    private void send(String recipient) throws IOException {
        int port = server.listeners().getFirst().address().getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            BufferedReader replies =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            replies.readLine();
            for (String line : List.of(
                    "EHLO client.example",
                    "MAIL FROM:<>",
                    "RCPT TO:<" + recipient + ">",
                    "DATA",
                    "From: a@example.test\r\nSubject: secret-subject\r\n\r\nsecret-content\r\n.",
                    "QUIT")) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                String reply = replies.readLine();
                while (reply.charAt(3) == '-') {
                    reply = replies.readLine();
                }
                if (reply.startsWith("550")) {
                    return;
                }
            }
            assertThat(replies.readLine()).isNull();
        }
    }

    @Test
    void aMessageAndARefusalAreSeen() throws IOException, InterruptedException {
        send("nobody@example.test");
        send("alice@example.test");
        String page = metrics();
        assertThat(page)
                .contains("postern_sessions_total{listener=\"127.0.0.1:0\"} 2.0\n")
                .contains("postern_transactions_total{outcome=\"kept\",rule=\"none\",stage=\"message\"} 1.0\n")
                .contains("postern_replies_total{code=\"550\",status=\"5.1.1\"} 1.0\n")
                .contains("postern_recipients_total{outcome=\"refused\"} 1.0\n")
                .contains("postern_message_kept_bytes_count 1\n")
                .contains("postern_message_reply_seconds_count{outcome=\"kept\"} 1\n")
                .contains("postern_store_write_seconds_count{outcome=\"kept\"} 1\n")
                .contains("postern_ready 1.0\n", "postern_unclean_start 0.0\n", "postern_session_faults_total 0.0\n");
        assertThat(page).doesNotContain("secret", "client.example", "alice", "nobody");
    }

    @Test
    void itLivesAndIsReadyUntilItStops() throws IOException, InterruptedException {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get("/readyz");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body())
                .startsWith("ready\nsessions ok\nstore ok\nindex ")
                .endsWith("\nledger ok\n");
        server.observatory().stopping();
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/readyz").body()).startsWith("not ready\nsessions stopping (takes no mail)\n");
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    /** As postern top and postern trace see it: over the control socket. */
    @Test
    void topAndTraceSeeTheSameServer() throws IOException {
        send("nobody@example.test");
        Output output = new Output(printed, printed);
        ControlHandler requests = new WatchRequests(
                (words, out, error, progress) -> 1,
                server.observatory()::glance,
                server.observatory().recorder());
        try (ControlServer control = new ControlServer(configuration.data(), requests)) {
            control.start();
            assertThat(Watching.top(configuration, output)).isEqualTo(ExitCode.FINE);
        }
        output.flush();
        String screen = printed.toString(StandardCharsets.UTF_8);
        assertThat(screen).contains("mx.example.test", "READY", "550 5.1.1", "sessions open");
        assertThat(screen.lines()).allMatch(line -> line.length() < 80);
        server.close();
        printed.reset();
        TraceRequest failed = new TraceRequest(IpNetwork.parse("127.0.0.0/8"), Optional.empty(), true);
        assertThat(Tracing.trace(configuration, failed, output)).isEqualTo(ExitCode.FINE);
        output.flush();
        String list = printed.toString(StandardCharsets.UTF_8);
        assertThat(list).contains("127.0.0.1  550 5.1.1").hasLineCount(1);
        printed.reset();
        String key = list.split("  ")[1];
        Tracing.trace(configuration, new TraceRequest(Optional.empty(), Optional.of(key), true), output);
        output.flush();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("C: EHLO client.example", "C: RCPT TO:<nobody@example.test>", "S: 550 5.1.1");
    }

    /** Both ways: what is told has its meaning in the manual, and what the manual explains is told. */
    @Test
    void everyMetricStandsInTheManual() throws IOException, InterruptedException {
        send("alice@example.test");
        Set<String> told = found(TYPED, metrics());
        Set<String> documented = found(DOCUMENTED, Files.readString(MANUAL));
        assertThat(told).hasSizeGreaterThan(40);
        assertThat(documented).containsAll(told);
        Set<String> never = new TreeSet<>(documented);
        never.removeAll(told);
        assertThat(never)
                .isSubsetOf(
                        "postern_certificate_days_left",
                        "postern_certificate_failures",
                        "postern_guard_objections_total",
                        "postern_list_unanswered_total",
                        "postern_rule_opinions_total",
                        "postern_tls_handshakes_total");
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        for (MatchResult match : pattern.matcher(text).results().toList()) {
            found.add(match.group(1));
        }
        return found;
    }
}
