package org.postern.testkit.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.application.doctor.ClockFacts;
import org.postern.application.doctor.Diagnosis;
import org.postern.application.doctor.DiskFacts;
import org.postern.application.doctor.FileFacts;
import org.postern.application.port.Sighting;
import org.postern.domain.address.DomainName;
import org.postern.testkit.dns.ZoneDns;

/** What is wrong with a host, its certificate, its port or its policy makes that line worse and no other. */
final class DiagnoseHostTest {
    private final Clinic clinic = new Clinic();

    @ParameterizedTest
    @CsvSource({
        "2010-01-01T00:00:00Z, wrong, not good before",
        "2119-12-01T00:00:00Z, warn, in 7 days",
        "2130-01-01T00:00:00Z, wrong, expired on"
    })
    void theDatesOfTheCertificateCount(Instant now, String condition, String seen) {
        clinic.now = now;
        clinic.only(condition + " certificate", seen);
    }

    @Test
    void theNamesOfTheCertificateCount() {
        clinic.host = DomainName.parse("other.example.org").orElseThrow();
        assertThat(clinic.visit())
                .anySatisfy(one -> assertThat(one.condition().word() + " " + one.seen())
                        .isEqualTo("wrong for mx.example.org, not for other.example.org"));
    }

    @Test
    void aCertificateThatNobodyTrustsIsWorthAWarning() {
        clinic.server = new Sighting.Greeted(
                "mx.example.org",
                new Sighting.TlsSight.Shown(List.of(SomeCertificate.certificate()), "no way to an authority"));
        clinic.only("warn certificate", "no way to an authority");
    }

    private static Stream<Sighting> servers() {
        return Stream.of(
                new Sighting.Unreached("Connection refused"),
                new Sighting.Greeted("mx.example.org", new Sighting.TlsSight.NotOffered()),
                new Sighting.Greeted("mx.example.org", new Sighting.TlsSight.Failed("handshake_failure")),
                new Sighting.Greeted("relay.isp.example", new Sighting.TlsSight.NotOffered()));
    }

    @Test
    void whatAnswersAtPort25IsTheServerWithTls() {
        List<String> expected = List.of("wrong", "warn", "wrong", "wrong");
        List<Sighting> servers = servers().toList();
        for (int i = 0; i < servers.size(); i++) {
            clinic.server = servers.get(i);
            assertThat(Clinic.notFine(clinic.visit()))
                    .as(servers.get(i).toString())
                    .containsExactly(expected.get(i) + " port 25", "warn TLSA");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mx: mx.example.org    | mx: mx.example.net    | wrong | does not name mx.example.org
            mx: mx.example.org    | mx: *.mx.example.org  | wrong | does not name mx.example.org
            version: STSv1        | version: STSv2        | wrong | no version
            mode: testing         | mode: none            | warn  | mode: none
            mode: testing         | mode: tested          | wrong | mode is none of
            max_age: 604800       | max_age: week         | wrong | no max_age
            max_age: 604800       | <html>                | wrong | no key and value
            """)
    void aPolicyHasToNameTheHost(String part, String other, String condition, String seen) {
        assertThat(clinic.policy).contains(part);
        clinic.policy = clinic.policy.replace(part, other);
        clinic.only(condition + " MTA-STS", seen);
    }

    @Test
    void aWildcardOfThePolicyNamesTheHost() {
        clinic.policy = clinic.policy.replace("mx: mx.example.org", "mx: *.example.org");
        assertThat(Clinic.notFine(clinic.visit())).isEmpty();
    }

    /** RFC 8461 §3.1: senders fetch a policy again when the id is another, and only then. */
    @Test
    void anIdThatIsNotOfThePolicyIsSaid() {
        clinic.zone("v=STSv1; id=", "v=STSv1; id=0");
        clinic.only("warn MTA-STS", "is not of the policy there");
    }

    @Test
    void whoServesThePolicyIsToldWhenAnotherIsFetched() {
        clinic.policy = clinic.policy.replace("max_age: 604800", "max_age: 86400");
        assertThat(Clinic.notFine(clinic.visit())).isEmpty();
        clinic.servesPolicy = true;
        clinic.only("warn MTA-STS", "not the one of the configuration");
    }

    @Test
    void whoServesThePolicyIsToldTheRecordThatLeadsThere() {
        clinic.servesPolicy = true;
        clinic.zone("mta-sts.example.org A 198.51.100.25", "mta-sts.example.org TXT \"x\"");
        List<Diagnosis> report = clinic.visit();
        assertThat(Clinic.notFine(report)).containsExactly("wrong MTA-STS");
        assertThat(report)
                .anySatisfy(one ->
                        assertThat(Clinic.toDo(one)).contains("mta-sts.example.org. 3600 IN CNAME mx.example.org."));
    }

    @Test
    void aPolicyThatCannotBeFetchedIsSaidWithWhatItShouldBe() {
        List<Diagnosis> report = clinic.visit(
                ZoneDns.of(clinic.zone), new MemoryOutside(Map.of(Clinic.ADDRESS, clinic.server), Map.of()));
        assertThat(Clinic.notFine(report)).containsExactly("wrong MTA-STS");
        assertThat(report).anySatisfy(one -> assertThat(one.remedy()).contains("version: STSv1 / mode: testing"));
    }

    @Test
    void theClockIsAskedForWhatCanBeKnown() {
        clinic.clock = new ClockFacts(clinic.now, Optional.of(false), clinic.now);
        clinic.only("warn clock", "nobody keeps it in time");
        clinic.clock = new ClockFacts(clinic.now, Optional.empty(), clinic.now);
        clinic.only("warn clock", "does not say");
        clinic.clock = new ClockFacts(clinic.now, Optional.of(true), clinic.now.plusSeconds(3_600));
        clinic.only("wrong clock", "our files are of");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tmpfs | 8589934592 | 3   | wrong disk | is on tmpfs
            nfs4  | 8589934592 | 3   | warn disk  | is on nfs4
            overlay | 8589934592 | 3 | warn disk  | is on overlay
            ext4  | 1073741823 | 3   | wrong disk | 1023MiB free
            ext4  | 1073741825 | 3   | warn disk  | 1024MiB free
            ext4  | 8589934592 | 300 | warn disk  | synced in 300 ms
            """)
    void theDiskHasRoomAndKeepsMailAndIsQuick(String kind, long free, long millis, String line, String seen) {
        Optional<Duration> sync = Optional.of(Duration.ofMillis(millis));
        clinic.disk = new DiskFacts("/emails", kind, free, 1 << 30, sync, Optional.empty());
        clinic.only(line, seen);
    }

    @Test
    void aDiskThatCannotBeWrittenIsWrong() {
        clinic.disk = new DiskFacts("/emails", "ext4", 8L << 30, 1 << 30, Optional.empty(), Optional.of("read-only"));
        clinic.only("wrong disk", "cannot write to /emails: read-only");
    }

    @Test
    void filesHaveToBeEnoughForTheSessions() {
        clinic.files = new FileFacts(1_024, 50, 1_000, false);
        clinic.only("warn open files", "1024 at most for this shell, 512 of them for connections; sessions is 1000");
    }
}
