package org.postern.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.bootstrap.command.ShowRequest.Form;
import org.postern.bootstrap.configuration.NameServer;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.NullPath;

/** What each command is asked for, from its options. */
class CommandRequestsTest {
    @TempDir
    private Path folder;

    private final RecordedOperations operations = new RecordedOperations();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    private ExitCode run(String... arguments) {
        Output output = new Output(out, error);
        return CommandFrame.run(new Shell(operations, output, Map.of(), folder), arguments);
    }

    private String error() {
        return error.toString(StandardCharsets.UTF_8);
    }

    @Test
    void listPassesItsConditionsOn() {
        run(
                "list",
                "--recipient",
                "alice",
                "--sender=bob@example.test",
                "--since",
                "2026-11-01",
                "--until",
                "2026-11-02T10:00:00+01:00",
                "--subject",
                "a b",
                "--limit",
                "7",
                "--json");
        ListRequest expected = new ListRequest(
                Optional.of("alice"),
                Optional.of("bob@example.test"),
                Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
                Optional.of(Instant.parse("2026-11-02T09:00:00Z")),
                Optional.of("a b"),
                7,
                true);
        assertThat(operations.calls()).containsExactly("list " + expected);
    }

    @Test
    void listHasDefaults() {
        run("list");
        ListRequest expected = new ListRequest(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 50, false);
        assertThat(operations.calls()).containsExactly("list " + expected);
    }

    @Test
    void purgeNeedsAnAgeOrASizeAndReadsBoth() {
        assertThat(run("purge")).isEqualTo(ExitCode.USAGE);
        assertThat(error()).contains("purge needs --older-than or --to-size");
        assertThat(run("purge", "--to-size", "10")).isEqualTo(ExitCode.USAGE);
        assertThat(error()).contains("must be a size with a unit, such as 500MiB or 10GiB");
        assertThat(operations.calls()).isEmpty();
        run("purge", "--older-than", "2026-01-01", "--to-size", "10GiB", "--dry-run");
        run("purge", "--to-size", "0B", "--yes");
        Optional<Instant> day = Optional.of(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(operations.calls())
                .containsExactly(
                        "purge " + new PurgeRequest(day, OptionalLong.of(10L << 30), true, false),
                        "purge " + new PurgeRequest(Optional.empty(), OptionalLong.of(0), false, true));
    }

    @Test
    void explainTakesAnIdAndPerhapsJson() {
        run("explain", "01JD");
        run("explain", "--json", "01JD");
        assertThat(operations.calls())
                .containsExactly(
                        "explain " + new ExplainRequest("01JD", false), "explain " + new ExplainRequest("01JD", true));
    }

    @Test
    void replayTakesAnIdOrATime() {
        run("replay", "01JD");
        run("replay", "--since", "2026-11-01", "--json");
        assertThat(operations.calls())
                .containsExactly(
                        "replay " + new ReplayRequest(Optional.of("01JD"), Optional.empty(), false),
                        "replay "
                                + new ReplayRequest(
                                        Optional.empty(), Optional.of(Instant.parse("2026-11-01T00:00:00Z")), true));
    }

    @Test
    void verifyTakesAFileAndWhatIsKnownOfIt() {
        run("verify", "a.eml", "--ip", "192.0.2.1", "--mail-from", "<>");
        assertThat(operations.calls())
                .containsExactly("verify "
                        + new VerifyRequest(
                                folder.resolve("a.eml"),
                                IpAddress.parse("192.0.2.1"),
                                Optional.empty(),
                                Optional.of(new NullPath()),
                                false));
    }

    @Test
    void dnsRecordsTakesADomainAndAddresses() {
        run("dns-records", "example.test", "--address", "192.0.2.1", "--address", "2001:db8::1");
        assertThat(operations.calls())
                .containsExactly("dns-records "
                        + new DnsRecordsRequest(
                                "example.test",
                                List.of(
                                        IpAddress.parse("192.0.2.1").orElseThrow(),
                                        IpAddress.parse("2001:db8::1").orElseThrow())));
    }

    @Test
    void doctorTakesADomainAndResolvers() {
        run("doctor", "example.test", "--resolver", "127.0.0.1", "--resolver", "[::1]:5353", "--json");
        assertThat(operations.calls())
                .containsExactly("doctor "
                        + new DoctorRequest(
                                "example.test",
                                List.of(
                                        NameServer.parse("127.0.0.1:53").orElseThrow(),
                                        NameServer.parse("[::1]:5353").orElseThrow()),
                                List.of(),
                                25,
                                443,
                                true));
    }

    @Test
    void simulateTakesAWholeSession() {
        run(
                "simulate",
                "--ip",
                "192.0.2.1",
                "--helo",
                "a",
                "--mail-from",
                "",
                "--rcpt",
                "b@c",
                "--rcpt",
                "<d@e>",
                "a.eml");
        assertThat(operations.calls())
                .containsExactly("simulate "
                        + new SimulateRequest(
                                folder.resolve("a.eml"),
                                IpAddress.parse("192.0.2.1").orElseThrow(),
                                "a",
                                "<>",
                                List.of("<b@c>", "<d@e>"),
                                false));
        run("simulate", "--ip", "192.0.2.1", "--helo", "a\r\nRSET", "--mail-from", "", "--rcpt", "b@c", "a.eml");
        assertThat(operations.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"--json, JSON", "--raw, RAW", "--headers, HEADERS"})
    void showHasForms(String option, Form form) {
        run("show", option, "01JD");
        run("show", "01JD");
        assertThat(operations.calls())
                .containsExactly(
                        "show " + new ShowRequest("01JD", form), "show " + new ShowRequest("01JD", Form.SUMMARY));
    }
}
