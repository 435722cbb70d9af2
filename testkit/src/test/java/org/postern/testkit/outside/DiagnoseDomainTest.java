package org.postern.testkit.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.application.doctor.Condition;
import org.postern.application.doctor.Diagnosis;
import org.postern.application.doctor.ZoneRecord;
import org.postern.application.port.Sighting;
import org.postern.domain.address.DomainName;
import org.postern.domain.dns.Answer;

/** A healthy domain has sixteen fine lines; each record that breaks makes its own line worse and no other. */
final class DiagnoseDomainTest {
    private final Clinic clinic = new Clinic();

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
        clinic.only(line, seen);
        assertThat(clinic.visit().stream()
                        .filter(one -> one.condition() != Condition.FINE)
                        .map(Clinic::toDo))
                .singleElement()
                .asString()
                .contains(remedy);
    }

    @Test
    void aSecondRecordMakesBothWorthless() {
        clinic.zone += "_dmarc.example.org TXT \"v=DMARC1; p=reject\"\n";
        clinic.only("wrong DMARC", "2 records");
    }

    @Test
    void aSecondRecordOfReportsOrPolicyToo() {
        clinic.zone += """
                _smtp._tls.example.org TXT "v=TLSRPTv1; rua=mailto:a@example.org"
                _mta-sts.example.org TXT "v=STSv1; id=2;"
                """;
        assertThat(Clinic.notFine(clinic.visit())).containsExactly("wrong MTA-STS", "wrong TLS-RPT");
    }

    @Test
    void theDmarcRecordOfADomainAboveCountsAndThatOfAnotherDoesNot() {
        clinic.domain = DomainName.parse("sub.example.org").orElseThrow();
        assertThat(clinic.visit())
                .extracting(Diagnosis::seen)
                .anyMatch(seen -> seen.startsWith("from _dmarc.example.org"));
        clinic.zone("_dmarc.example.org", "_dmarc.other.example.org");
        assertThat(Clinic.notFine(clinic.visit())).contains("warn DMARC");
    }

    @Test
    void anotherExchangeThatIsPreferredTakesTheMail() {
        clinic.zone += "example.org MX 5 old.example.org\n";
        clinic.only("warn MX", "5 old.example.org, 10 mx.example.org");
    }

    @Test
    void aLookUpThatFailsIsAsBadAsAWrongAnswer() {
        clinic.zone("3600 IN MX 10 mx.example.org.", "MX !SERVFAIL");
        assertThat(Clinic.notFine(clinic.visit())).containsExactly("wrong MX", "wrong SPF");
    }

    @Test
    void aHostWithoutAddressHasNothingThatDependsOnIt() {
        clinic.zone("mx.example.org. 3600 IN A 198.51.100.25", "");
        List<Diagnosis> report = clinic.visit();
        assertThat(Clinic.notFine(report)).contains("wrong A, AAAA", "warn PTR", "wrong port 25", "warn SPF, host");
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
        assertThat(Clinic.notFine(clinic.visit())).contains("wrong A, AAAA");
    }

    @Test
    void aResolverThatMakesNamesUpIsWrong() {
        clinic.zone += "postern-doctor.invalid A 192.0.2.80\n";
        clinic.only("wrong resolver", "says that postern-doctor.invalid exists");
    }

    @Test
    void aDeadResolverIsSaidInEveryLineThatNeedsItAndNothingThrows() {
        List<Diagnosis> report =
                clinic.visit(question -> Answer.failure(question, "timeout"), new MemoryOutside(Map.of(), Map.of()));
        assertThat(report).hasSize(16);
        assertThat(Clinic.notFine(report))
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
