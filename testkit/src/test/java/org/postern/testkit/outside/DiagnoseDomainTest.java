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
import org.postern.application.doctor.Condition;
import org.postern.application.doctor.Diagnosis;
import org.postern.application.doctor.DiskFacts;
import org.postern.application.doctor.FileFacts;
import org.postern.application.doctor.ZoneRecord;
import org.postern.application.port.Sighting;
import org.postern.domain.address.DomainName;
import org.postern.domain.dns.Answer;
import org.postern.testkit.dns.ZoneDns;

/** A healthy domain has sixteen fine lines; each thing that breaks makes its own line worse and no other. */
final class DiagnoseDomainTest {
    private final Clinic clinic = new Clinic();

    private static List<String> notFine(List<Diagnosis> report) {
        return report.stream()
                .filter(one -> one.condition() != Condition.FINE)
                .map(one -> one.condition().word() + " " + one.subject())
                .toList();
    }

    private static String toDo(Diagnosis one) {
        return one.remedy() + one.records().stream().map(ZoneRecord::line).toList();
    }

    private void only(String line, String seen) {
        List<Diagnosis> report = clinic.visit();
        assertThat(notFine(report)).as(report.toString()).containsExactly(line);
        Diagnosis found = report.stream()
                .filter(one -> one.condition() != Condition.FINE)
                .findFirst()
                .orElseThrow();
        assertThat(found.seen()).contains(seen);
        assertThat(found.why()).isNotBlank();
    }

    @Test
    void whatDnsRecordsPrintsIsAllTheDoctorAsksFor() {
        List<Diagnosis> report = clinic.visit();
        assertThat(report).hasSize(16).allMatch(one -> one.condition() == Condition.FINE, "fine");
        assertThat(report).extracting(Diagnosis::subject).doesNotHaveDuplicates();
        assertThat(report).extracting(Diagnosis::seen).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            MX 10 mx.example.org. | MX 10 mx.example.net. | wrong MX | mx.example.org is not among them | MX 10 mx.example.org.
            MX 10 mx.example.org. | MX 0 . | wrong MX | takes no mail | MX 10 mx.example.org.
            3600 IN MX 10 mx.example.org. | TXT "other" | wrong MX | none | MX 10 mx.example.org.
            3600 IN PTR mx.example.org. | TXT "none" | warn PTR | the address has no name | PTR mx.example.org.
            3600 IN PTR mx.example.org. | PTR mta-sts.example.org. | warn PTR | not the name | PTR mx.example.org.
            3600 IN PTR mx.example.org. | PTR gone.example.org. | wrong PTR | does not lead back | PTR mx.example.org.
            3600 IN PTR mx.example.org. | PTR !SERVFAIL | wrong PTR | PTR unknown: SERVFAIL | PTR mx.example.org.
            v=spf1 a -all | other | warn SPF, host | none | v=spf1 a -all
            v=spf1 a -all | v=spf1 -all | wrong SPF, host | fail | v=spf1 a -all
            v=spf1 a -all | v=spf1 aa -all | wrong SPF, host | permerror | v=spf1 a -all
            v=spf1 mx ~all | other | warn SPF | none | v=spf1 mx ~all
            v=spf1 mx ~all | v=spf1 mx ~alll | wrong SPF | permerror | v=spf1 mx ~all
            v=DMARC1; p=none | v=DMARC2; p=none | warn DMARC | no record at _dmarc.example.org | v=DMARC1; p=none; rua
            v=DMARC1; p=none | v=DMARC1; p=nonne | wrong DMARC | no valid policy | v=DMARC1; p=none; rua
            v=DMARC1; p=none; rua=mailto:postmaster@example.org | v=DMARC1; p=none | warn DMARC | no reports | p=none; rua
            v=TLSRPTv1; | v=TLSRPTv2; | warn TLS-RPT | no record at _smtp._tls.example.org | v=TLSRPTv1; rua=
            v=TLSRPTv1; rua=mailto | v=TLSRPTv1; rua=ftp | wrong TLS-RPT | no address for reports | v=TLSRPTv1; rua=
            v=STSv1; | v=STSv2; | warn MTA-STS | no record at _mta-sts.example.org | v=STSv1; id=
            v=STSv1; id= | v=STSv1; id=. | wrong MTA-STS | no id | v=STSv1; id=
            mta-sts.example.org A 198.51.100.25 | mta-sts.example.org TXT "x" | wrong MTA-STS | no address | mta-sts.txt
            TLSA 3 1 1 6e | TLSA 3 1 1 6f | wrong TLSA | no record fits | TLSA 3 1 1 6e9ed9cc
            TLSA 3 1 1 6e | TLSA 1 1 1 6e | warn TLSA | only usages | TLSA 3 1 1 6e9ed9cc
            A 127.0.0.2 | A 127.255.255.254 | wrong DNS lists | refuses this resolver | resolver of your own
            A 127.0.0.2 | A !SERVFAIL | wrong DNS lists | does not answer | resolver
            A 127.0.0.2 | A 192.0.2.1 | wrong DNS lists | no code of a list | given up
            2.0.0.127.bl | 3.0.0.127.bl | wrong DNS lists | does not list 127.0.0.2 | given up
            2.0.0.127.bl | *.bl | wrong DNS lists | lists 127.0.0.1 | given up
            """)
    void aBrokenRecordIsALineOfItsOwn(String part, String other, String line, String seen, String remedy) {
        clinic.zone(part, other);
        only(line, seen);
        assertThat(clinic.visit().stream()
                        .filter(one -> one.condition() != Condition.FINE)
                        .map(DiagnoseDomainTest::toDo))
                .singleElement()
                .asString()
                .contains(remedy);
    }

    @Test
    void aSecondRecordMakesBothWorthless() {
        clinic.zone += "_dmarc.example.org TXT \"v=DMARC1; p=reject\"\n";
        only("wrong DMARC", "2 records");
    }

    @Test
    void aSecondRecordOfReportsOrPolicyToo() {
        clinic.zone += """
                _smtp._tls.example.org TXT "v=TLSRPTv1; rua=mailto:a@example.org"
                _mta-sts.example.org TXT "v=STSv1; id=2;"
                """;
        assertThat(notFine(clinic.visit())).containsExactly("wrong MTA-STS", "wrong TLS-RPT");
    }

    @Test
    void theDmarcRecordOfADomainAboveCountsAndThatOfAnotherDoesNot() {
        clinic.domain = DomainName.parse("sub.example.org").orElseThrow();
        assertThat(clinic.visit())
                .extracting(Diagnosis::seen)
                .anyMatch(seen -> seen.startsWith("from _dmarc.example.org"));
        clinic.zone("_dmarc.example.org", "_dmarc.other.example.org");
        assertThat(notFine(clinic.visit())).contains("warn DMARC");
    }

    @Test
    void anotherExchangeThatIsPreferredTakesTheMail() {
        clinic.zone += "example.org MX 5 old.example.org\n";
        only("warn MX", "5 old.example.org, 10 mx.example.org");
    }

    @Test
    void aLookUpThatFailsIsAsBadAsAWrongAnswer() {
        clinic.zone("3600 IN MX 10 mx.example.org.", "MX !SERVFAIL");
        assertThat(notFine(clinic.visit())).containsExactly("wrong MX", "wrong SPF");
    }

    @Test
    void aHostWithoutAddressHasNothingThatDependsOnIt() {
        clinic.zone("mx.example.org. 3600 IN A 198.51.100.25", "");
        List<Diagnosis> report = clinic.visit();
        assertThat(notFine(report)).contains("wrong A, AAAA", "warn PTR", "wrong port 25", "warn SPF, host");
        assertThat(report.stream().flatMap(one -> one.records().stream()).map(ZoneRecord::line))
                .contains("mx.example.org. 3600 IN A 198.51.100.25");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.1    | wrong A, AAAA | nobody elsewhere reaches 10.0.0.1
            192.0.2.99  | warn A, AAAA  | the server is at 198.51.100.25
            """)
    void anAddressThatIsNotTheServersIsSaid(String other, String line, String seen) {
        clinic.zone += "mx.example.org A " + other + "\n";
        Diagnosis found = clinic.visit().stream()
                .filter(one -> one.subject().equals("A, AAAA"))
                .findFirst()
                .orElseThrow();
        assertThat(found.condition().word() + " " + found.subject()).isEqualTo(line);
        assertThat(found.seen()).contains(seen);
    }

    @Test
    void anExchangeThatIsAnAliasIsWrong() {
        clinic.zone("mx.example.org. 3600 IN A 198.51.100.25", "mx.example.org CNAME mta-sts.example.org")
                .zone("mx.example.org. 3600 IN TXT \"v=spf1 a -all\"", "");
        assertThat(notFine(clinic.visit())).contains("wrong A, AAAA");
    }

    @ParameterizedTest
    @CsvSource({
        "2010-01-01T00:00:00Z, wrong, not good before",
        "2119-12-01T00:00:00Z, warn, in 7 days",
        "2130-01-01T00:00:00Z, wrong, expired on"
    })
    void theDatesOfTheCertificateCount(Instant now, String condition, String seen) {
        clinic.now = now;
        only(condition + " certificate", seen);
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
        only("warn certificate", "no way to an authority");
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
            assertThat(notFine(clinic.visit()))
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
        only(condition + " MTA-STS", seen);
    }

    @Test
    void aWildcardOfThePolicyNamesTheHost() {
        clinic.policy = clinic.policy.replace("mx: mx.example.org", "mx: *.example.org");
        assertThat(notFine(clinic.visit())).isEmpty();
    }

    /** RFC 8461 §3.1: senders fetch a policy again when the id is another, and only then. */
    @Test
    void anIdThatIsNotOfThePolicyIsSaid() {
        clinic.zone("v=STSv1; id=", "v=STSv1; id=0");
        only("warn MTA-STS", "is not of the policy there");
    }

    @Test
    void whoServesThePolicyIsToldWhenAnotherIsFetched() {
        clinic.policy = clinic.policy.replace("max_age: 604800", "max_age: 86400");
        assertThat(notFine(clinic.visit())).isEmpty();
        clinic.servesPolicy = true;
        only("warn MTA-STS", "not the one of the configuration");
    }

    @Test
    void whoServesThePolicyIsToldTheRecordThatLeadsThere() {
        clinic.servesPolicy = true;
        clinic.zone("mta-sts.example.org A 198.51.100.25", "mta-sts.example.org TXT \"x\"");
        List<Diagnosis> report = clinic.visit();
        assertThat(notFine(report)).containsExactly("wrong MTA-STS");
        assertThat(report)
                .anySatisfy(
                        one -> assertThat(toDo(one)).contains("mta-sts.example.org. 3600 IN CNAME mx.example.org."));
    }

    @Test
    void aPolicyThatCannotBeFetchedIsSaidWithWhatItShouldBe() {
        List<Diagnosis> report = clinic.visit(
                ZoneDns.of(clinic.zone), new MemoryOutside(Map.of(Clinic.ADDRESS, clinic.server), Map.of()));
        assertThat(notFine(report)).containsExactly("wrong MTA-STS");
        assertThat(report).anySatisfy(one -> assertThat(one.remedy()).contains("version: STSv1 / mode: testing"));
    }

    @Test
    void theClockIsAskedForWhatCanBeKnown() {
        clinic.clock = new ClockFacts(clinic.now, Optional.of(false), clinic.now);
        only("warn clock", "nobody keeps it in time");
        clinic.clock = new ClockFacts(clinic.now, Optional.empty(), clinic.now);
        only("warn clock", "does not say");
        clinic.clock = new ClockFacts(clinic.now, Optional.of(true), clinic.now.plusSeconds(3_600));
        only("wrong clock", "our files are of");
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
        only(line, seen);
    }

    @Test
    void aDiskThatCannotBeWrittenIsWrong() {
        clinic.disk = new DiskFacts("/emails", "ext4", 8L << 30, 1 << 30, Optional.empty(), Optional.of("read-only"));
        only("wrong disk", "cannot write to /emails: read-only");
    }

    @Test
    void filesHaveToBeEnoughForTheSessions() {
        clinic.files = new FileFacts(1_024, 50, 1_000, false);
        only("warn open files", "1024 at most for this shell, 512 of them for connections; sessions is 1000");
    }

    @Test
    void aResolverThatMakesNamesUpIsWrong() {
        clinic.zone += "postern-doctor.invalid A 192.0.2.80\n";
        only("wrong resolver", "says that postern-doctor.invalid exists");
    }

    @Test
    void aDeadResolverIsSaidInEveryLineThatNeedsItAndNothingThrows() {
        List<Diagnosis> report =
                clinic.visit(question -> Answer.failure(question, "timeout"), new MemoryOutside(Map.of(), Map.of()));
        assertThat(report).hasSize(16);
        assertThat(notFine(report))
                .contains("wrong resolver", "wrong MX", "wrong A, AAAA", "wrong DMARC", "wrong DNS lists");
        assertThat(report).extracting(Diagnosis::seen).noneMatch(seen -> seen.contains("Exception"));
    }

    @Test
    void aCheckThatBreaksIsALine() {
        clinic.addresses = List.of();
        List<Diagnosis> report = clinic.visit(
                question -> {
                    throw new IllegalStateException("dns is broken");
                },
                new MemoryOutside(Map.of(), Map.of()));
        assertThat(report).hasSize(16).anySatisfy(one -> assertThat(one.seen()).contains("looking at it broke"));
    }

    @Test
    void wordsOfStrangersAreShownWithoutControls() {
        clinic.server = new Sighting.Greeted("evil\u001b[2J", new Sighting.TlsSight.NotOffered());
        assertThat(clinic.visit()).extracting(Diagnosis::seen).noneMatch(seen -> seen.contains("\u001b"));
    }
}
