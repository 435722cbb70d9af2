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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.adapters.control.ControlServer;
import org.postern.adapters.h2index.H2Greylist;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.ExplainRequest;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.ReplayRequest;
import org.postern.bootstrap.command.SimulateRequest;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationLoader;
import org.postern.bootstrap.yaml.Reading;
import org.postern.domain.address.IpAddress;
import org.postern.testkit.dns.NameServer;

/** A stranger's mail over a socket to a whole server with a greylist, and what the commands say of it. */
@Timeout(180)
class GreylistedMailTest {
    /** Often enough to see the delay end, and not so often that it is told to come at another time. */
    private static final Duration BETWEEN = Duration.ofMillis(300);

    private static final String MESSAGE = "From: a@client.example\r\nSubject: Hi\r\n\r\nHi\r\n";

    @TempDir
    private Path folder = Path.of("");

    private NameServer names;

    @BeforeEach
    void start() throws IOException {
        names = NameServer.serving("client.example MX 10 mx.client.example\nmx.client.example A 127.0.0.1\n");
    }

    @AfterEach
    void stop() throws IOException {
        names.close();
    }

    private Configuration configured(String greylist) throws IOException {
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
                        + "guard: { allow-loopback: false }\nlimits: { min-free: 1MiB }\n" + greylist);
        return switch (new ConfigurationLoader(folder, Map.of()).load(file)) {
            case Reading.Good<Configuration> good -> good.value();
            case Reading.Bad<Configuration> bad ->
                throw new AssertionError(bad.problems().toString());
        };
    }

    private static Server started(Configuration configuration) throws CannotStart {
        Server server = new Assembly(configuration).server();
        server.start();
        return server;
    }

    private static void open(Server server) {
        assertThat(server.greylist())
                .isInstanceOfSatisfying(
                        H2Greylist.class,
                        greylist -> assertThat(greylist.awaitOpen(Duration.ofSeconds(60)))
                                .isTrue());
    }

    private static String sent(Configuration configuration) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(),
                configuration.listeners().getFirst().port())) {
            socket.setSoTimeout(60_000);
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
        }
    }

    private static String reply(BufferedReader replies) throws IOException {
        String line = replies.readLine();
        while (line.charAt(3) == '-') {
            line = replies.readLine();
        }
        return line;
    }

    private static String printed(Function<Output, ExitCode> command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Output output = new Output(out, out);
        var code = command.apply(output);
        output.flush();
        return code + "\n" + out.toString(StandardCharsets.UTF_8);
    }

    private static String explained(Configuration configuration, String reply) {
        String id = reply.replaceAll(".*?([0-9A-Z]{26}).*", "$1");
        return printed(output -> Explaining.explain(configuration, new ExplainRequest(id, false), output));
    }

    private String simulated(Configuration configuration, String ip) throws IOException {
        Path file = folder.resolve("message.eml");
        Files.writeString(file, MESSAGE);
        SimulateRequest request = new SimulateRequest(
                file,
                IpAddress.parse(ip).orElseThrow(),
                "mx.client.example",
                "<a@client.example>",
                List.of("<alice@example.test>"),
                false);
        return printed(output -> Simulating.simulate(configuration, request, output));
    }

    @Test
    void aStrangerWaitsOnceAndEverythingSaysWhy() throws Exception {
        Configuration configuration = configured("greylist: { delay: 1s }\n");
        assertThat(simulated(configuration, "127.0.0.9")).contains("451 4.7.1 Greylisted");
        assertThat(configuration.data().resolve("greylist")).doesNotExist();
        String first;
        String last;
        try (Server server = started(configuration);
                ControlServer control = new ControlServer(
                        configuration.data(),
                        new Requests(
                                server.maintenance(),
                                server.removing(),
                                server.backingUp(configuration),
                                server.erasing(),
                                server.greylist(),
                                () -> new Reloading.Outcome(true, List.of()),
                                () -> false))) {
            control.start();
            open(server);
            first = sent(configuration);
            assertThat(first).startsWith("451 4.7.1 Greylisted, please come again in 1 seconds [");
            assertThat(simulated(configuration, "127.0.0.9"))
                    .contains("greylist met policy.key=127.0.0.0/24: 127.0.0.0/24 was met first at ");
            assertThat(simulated(configuration, "192.0.2.9"))
                    .contains("greylist unmet policy.key=192.0.2.0/24")
                    .contains("451 4.7.1 Greylisted");
            do {
                Thread.sleep(BETWEEN);
                last = sent(configuration);
            } while (last.startsWith("451 4.7.1 Greylisted"));
            assertThat(last).startsWith("250 ");
            assertThat(simulated(configuration, "127.0.0.9"))
                    .startsWith("FINE")
                    .contains("greylist known policy.key=127.0.0.0/24");
        }
        assertThat(simulated(configuration, "127.0.0.9")).startsWith("FINE").contains("greylist known ");
        assertThat(explained(configuration, first))
                .contains("greylist unmet policy.key=127.0.0.0/24")
                .contains("greylist (enforce) defer: 127.0.0.0/24 was not met before, is to come again in 1 s")
                .contains("The rule greylist decided: defer.")
                .contains("What to do: nothing: an honest client comes back by itself");
        ReplayRequest all = new ReplayRequest(Optional.empty(), Optional.of(Instant.EPOCH), false);
        assertThat(printed(output -> Replaying.replay(configuration, all, output)))
                .contains("1 the same");
        Configuration slower = configured("greylist: { delay: 1h }\n");
        assertThat(printed(output -> Replaying.replay(slower, all, output)))
                .contains("greylist (enforce) defer: 127.0.0.0/24 was met less than its delay ago");
    }

    @Test
    void aGreylistThatCannotBeOpenedDelaysNobodyAndIsCounted() throws Exception {
        Configuration configuration = configured("greylist: {}\n");
        Files.createDirectories(configuration.data());
        Files.writeString(configuration.data().resolve("greylist"), "in the way");
        String said;
        try (Server server = started(configuration)) {
            said = sent(configuration);
            assertThat(server.greylist())
                    .isInstanceOfSatisfying(
                            H2Greylist.class,
                            greylist -> assertThat(greylist.faults()).isPositive());
        }
        assertThat(said).startsWith("250 ");
        assertThat(explained(configuration, said)).contains("greylist unavailable: ");
    }

    @Test
    void withoutItsKeyThereIsNone() throws Exception {
        Configuration configuration = configured("");
        String said;
        try (Server server = started(configuration)) {
            assertThat(server.isListening()).isTrue();
            said = sent(configuration);
        }
        assertThat(said).startsWith("250 ");
        assertThat(explained(configuration, said)).doesNotContain("greylist");
        assertThat(configuration.data().resolve("greylist")).doesNotExist();
    }
}
