package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.bootstrap.command.CommandFrame;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.Shell;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationLoader;
import org.postern.bootstrap.yaml.Reading;
import org.postern.testkit.dns.NameServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as a whole: a name server that sends packets, a server that runs and is greeted, a disk that is there. */
@Timeout(120)
final class DoctorTest {
    private static final String ZONE = """
            example.test MX 10 mx.example.test
            mx.example.test A 127.0.0.1
            mx.example.test TXT "v=spf1 a -all"
            1.0.0.127.in-addr.arpa PTR mx.example.test
            example.test TXT "v=spf1 mx ~all"
            _dmarc.example.test TXT "v=DMARC1; p=none; rua=mailto:postmaster@example.test"
            _smtp._tls.example.test TXT "v=TLSRPTv1; rua=mailto:postmaster@example.test"
            _mta-sts.example.test TXT "v=STSv1; id=1;"
            mta-sts.example.test A 127.0.0.1
            2.0.0.127.bl.example.net A 127.0.0.2
            """;

    private static final List<String> SUBJECTS = List.of(
            "resolver",
            "MX",
            "A, AAAA",
            "PTR",
            "port 25",
            "certificate",
            "TLSA",
            "MTA-STS",
            "TLS-RPT",
            "SPF",
            "SPF, host",
            "DMARC",
            "DNS lists",
            "clock",
            "disk",
            "open files");

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private final int port = freePort();

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    private ExitCode run(String... arguments) {
        out.reset();
        Output output = new Output(out, error);
        return CommandFrame.run(new Shell(new Machine(), output, Map.of(), folder), arguments);
    }

    private ExitCode doctor(String resolver, String... more) throws IOException {
        Files.writeString(folder.resolve("postern.yaml"), """
                hostname: mx.example.test
                domains: { example.test: {} }
                listeners: [{ address: 127.0.0.1, port: %d, tls: starttls }]
                tls: { self-signed: true }
                dns: { servers: ["127.0.0.1:9"], timeout: 1s, tries: 1, budget: 1s }
                lists: [{ zone: bl.example.net, weight: 1 }]
                limits: { min-free: 1MiB }
                """.formatted(port));
        Stream<String> usual = Stream.of(
                "doctor", "example.test", "--resolver", resolver, "--mail-port", "" + port, "--policy-port", "1");
        return run(Stream.concat(usual, Stream.of(more)).toArray(String[]::new));
    }

    private Server server() throws CannotStart {
        return switch (new ConfigurationLoader(folder, Map.of()).load(folder.resolve("postern.yaml"))) {
            case Reading.Good<Configuration> good -> new Assembly(good.value()).server();
            case Reading.Bad<Configuration> bad ->
                throw new AssertionError(bad.problems().toString());
        };
    }

    private List<JsonNode> lines() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private String line(String subject) {
        return lines().stream()
                .filter(one -> one.get("subject").stringValue().equals(subject))
                .map(one -> one.get("condition").stringValue() + " "
                        + one.get("seen").stringValue())
                .findFirst()
                .orElse("");
    }

    @Test
    void aServerThatRunsIsSeenFromOutside() throws Exception {
        try (NameServer names = NameServer.serving(ZONE)) {
            doctor(names.address(), "--json");
            try (Server server = server()) {
                server.start();
                assertThat(doctor(names.address(), "--json")).isEqualTo(ExitCode.WRONG);
            }
            assertThat(lines())
                    .extracting(one -> one.get("subject").stringValue())
                    .containsExactlyElementsOf(SUBJECTS);
            assertThat(line("port 25")).isEqualTo("fine 127.0.0.1 is answered by mx.example.test with STARTTLS");
            assertThat(line("certificate")).startsWith("warn not trusted by everybody");
            assertThat(line("A, AAAA")).startsWith("wrong 127.0.0.1; nobody elsewhere reaches");
            assertThat(line("MTA-STS")).startsWith("wrong no policy at 127.0.0.1: ");
            assertThat(line("disk")).containsPattern(", synced in | is on tmpfs$"); // as the machine's own is
            for (String fine :
                    List.of("resolver", "MX", "PTR", "TLSA", "TLS-RPT", "SPF", "SPF, host", "DMARC", "DNS lists")) {
                assertThat(line(fine)).as(fine).startsWith("fine ");
            }
        }
    }

    @Test
    void withoutAServerPort25IsWrong() throws IOException {
        try (NameServer names = NameServer.serving(ZONE)) {
            assertThat(doctor(names.address(), "--json")).isEqualTo(ExitCode.WRONG);
            assertThat(line("port 25")).startsWith("wrong 127.0.0.1: Connection refused");
        }
    }

    @Test
    void whatTheNameServerSaysIsWhatIsJudged() throws IOException {
        String broken = ZONE.replace("example.test MX 10 mx.example.test", "example.test MX !SERVFAIL")
                .replace("1.0.0.127.in-addr.arpa PTR mx.example.test", "")
                .replace("v=DMARC1", "v=DMARC9")
                .replace("A 127.0.0.2", "A 127.255.255.254");
        try (NameServer names = NameServer.serving(broken)) {
            doctor(names.address(), "--json");
            assertThat(line("MX")).isEqualTo("wrong example.test MX cannot be looked up: SERVFAIL");
            assertThat(line("PTR")).startsWith("warn 127.0.0.1: the address has no name");
            assertThat(line("DMARC")).isEqualTo("warn no record at _dmarc.example.test");
            assertThat(line("DNS lists")).startsWith("wrong bl.example.net answers 127.255.255.254");
            assertThat(names.count("_25._tcp.mx.example.test", "TLSA")).isPositive();
        }
    }

    @Test
    void aResolverThatIsNotThereIsALineAndNotATrace() throws IOException {
        assertThat(doctor("127.0.0.1:" + freePort(), "--json")).isEqualTo(ExitCode.WRONG);
        assertThat(line("resolver")).startsWith("wrong does not answer: ");
        assertThat(lines()).hasSameSizeAs(SUBJECTS);
        assertThat(error.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aResolverThatIsSilentHasItsTime() throws IOException {
        try (NameServer names = NameServer.serving("* ANY !SILENCE\n")) {
            long start = System.nanoTime();
            assertThat(doctor(names.address(), "--json")).isEqualTo(ExitCode.WRONG);
            assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
            assertThat(line("resolver")).isEqualTo("wrong does not answer: timeout");
        }
    }

    @Test
    void theReportForPeopleIsNarrowSaveForRecords() throws IOException {
        try (NameServer names = NameServer.serving(ZONE.replace("v=DMARC1", "v=DMARC9"))) {
            doctor(names.address());
        }
        String report = out.toString(StandardCharsets.UTF_8);
        assertThat(report)
                .contains("\nfine   MX           10 mx.example.test\n")
                .contains("\nwarn   DMARC        no record at _dmarc.example.test\n")
                .contains(
                        "\n    _dmarc.example.test. 3600 IN TXT \"v=DMARC1; p=none; rua=mailto:postmaster@example.test\"\n")
                .containsPattern("\n\n[0-9]+ wrong, [0-9]+ warn, [0-9]+ fine\n$");
        assertThat(report.lines().filter(line -> !line.contains(" IN ")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void aDomainOfSomebodyElseIsAWrongCommandLine() throws IOException {
        doctor("127.0.0.1:9");
        assertThat(run("doctor", "other.test")).isEqualTo(ExitCode.USAGE);
        assertThat(run("doctor", "example.test", "--resolver", "localhost")).isEqualTo(ExitCode.USAGE);
        assertThat(run("doctor", "example.test", "--mail-port", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(error.toString(StandardCharsets.UTF_8))
                .contains("\"other.test\" is no domain of the configuration")
                .contains("must be an address such as 192.0.2.1")
                .contains("must be a port from 1 to 65535");
    }
}
