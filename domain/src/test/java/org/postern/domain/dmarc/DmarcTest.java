package org.postern.domain.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.DomainName;
import org.postern.domain.dmarc.Identifier.Verification;
import org.postern.domain.dmarc.IdentifierAlignment.Alignment;
import org.postern.domain.dmarc.RecordLookup.Absence;
import org.postern.domain.dmarc.RecordLookup.RecordAbsent;
import org.postern.domain.dmarc.RecordLookup.RecordFound;
import org.postern.domain.dmarc.RecordLookup.RecordUnknown;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Security;
import org.postern.domain.dns.ZoneDns;
import org.postern.domain.message.AuthorDomain;
import org.postern.domain.message.AuthorFlaw;
import org.postern.domain.message.MethodResult;

class DmarcTest {
    private static final List<String> NAMES =
            List.of("com", "a.com", "b.com", "x.a.com", "y.a.com", "z.x.a.com", "x.b.com", "net", "a.net");

    @Test
    void theResultSaysWhy() {
        ZoneDns dns = ZoneDns.of("""
                _dmarc.example.com TXT "v=DMARC1; p=reject; adkim=s"
                _dmarc.b.example.com TXT "words"
                """);
        DmarcResult result = new Dmarc(dns)
                .evaluate(
                        new AuthorDomain.Sole(domain("a.b.example.com")),
                        List.of(
                                Identifier.spf(domain("c.example.com"), Verification.PASSED),
                                Identifier.dkim(domain("b.example.com"), Verification.PASSED),
                                Identifier.dkim(domain("a.b.example.com"), Verification.NOT_PASSED),
                                Identifier.dkim(domain("example.net"), Verification.PASSED)));
        AuthorEvaluation evaluation = result.deciding().orElseThrow();
        assertThat(result.verdict()).isEqualTo(DmarcVerdict.PASS);
        assertThat(result.reason()).isEqualTo("SPF of c.example.com aligned with a.b.example.com");
        assertThat(evaluation.policy().orElseThrow().policyDomain()).isEqualTo(domain("example.com"));
        assertThat(evaluation.organizationalDomain()).contains(domain("example.com"));
        assertThat(evaluation.alignments())
                .extracting(IdentifierAlignment::alignment)
                .containsExactly(
                        Alignment.SAME_ORGANIZATION,
                        Alignment.DIFFERENT,
                        Alignment.NOT_AUTHENTICATED,
                        Alignment.DIFFERENT);
        assertThat(evaluation.alignments().getFirst().organizationalDomain()).contains(domain("example.com"));
        assertThat(result.lookups().subList(0, 2))
                .containsExactly(
                        new RecordAbsent(domain("a.b.example.com"), Absence.NO_SUCH_NAME),
                        new RecordAbsent(domain("b.example.com"), Absence.NO_DMARC_RECORD));
        assertThat(result.lookups().get(2))
                .isInstanceOfSatisfying(
                        RecordFound.class,
                        found -> assertThat(found.published()).endsWith("adkim=s"));
    }

    @Test
    void aTemporaryErrorNamesWhatIsUnknown() {
        ZoneDns dns = ZoneDns.of("""
                _dmarc.example.com TXT "v=DMARC1; p=reject; np=none"
                _dmarc.x.example.com TXT !TIMEOUT
                y.example.com A !SERVFAIL
                """);
        assertThat(reason(dns, "x.example.com")).isEqualTo("DMARC Policy Record of x.example.com unknown: TIMEOUT");
        assertThat(reason(dns, "example.com", Identifier.spf(domain("x.example.com"), Verification.PASSED)))
                .isEqualTo("DMARC Policy Record of x.example.com unknown: TIMEOUT");
        assertThat(reason(dns, "example.com", Identifier.dkim(domain("example.com"), Verification.TEMPORARY_ERROR)))
                .isEqualTo("DKIM of example.com unknown");
        assertThat(reason(dns, "y.example.com")).isEqualTo("existence of y.example.com unknown");
    }

    private static String reason(Dns dns, String author, Identifier... identifiers) {
        DmarcResult result = new Dmarc(dns).evaluate(new AuthorDomain.Sole(domain(author)), List.of(identifiers));
        assertThat(result.verdict()).isEqualTo(DmarcVerdict.TEMPERROR);
        assertThat(result.requestedPolicy()).isEqualTo(AssessmentPolicy.NONE);
        return result.reason();
    }

    @Test
    void aBogusAnswerIsNoAnswer() {
        Dns bogus = question -> new Answer(
                question,
                Answer.Status.FOUND,
                List.of(new DnsRecord.Text("v=DMARC1; p=none")),
                60,
                Security.BOGUS,
                "bogus");
        DmarcResult result = new Dmarc(bogus).evaluate(new AuthorDomain.Sole(domain("example.com")), List.of());
        assertThat(result.lookups()).containsExactly(new RecordUnknown(domain("example.com"), "bogus"));
        assertThat(result.verdict()).isEqualTo(DmarcVerdict.TEMPERROR);
    }

    @Test
    void aRepeatedFromFieldNeverPassesEvenWithOneDomain() {
        ZoneDns dns = ZoneDns.of("_dmarc.example.com TXT \"v=DMARC1; p=reject\"");
        AuthorDomain author = new AuthorDomain.Unclear(List.of(domain("example.com")), AuthorFlaw.SEVERAL_FROM_FIELDS);
        Identifier passed = Identifier.dkim(domain("example.com"), Verification.PASSED);
        DmarcResult result = new Dmarc(dns).evaluate(author, List.of(passed));
        assertThat(result.verdict()).isEqualTo(DmarcVerdict.PERMERROR);
        assertThat(result.reason()).isEqualTo("more than one From field");
        DmarcResult failed = new Dmarc(dns).evaluate(author, List.of());
        assertThat(failed.verdict()).isEqualTo(DmarcVerdict.FAIL);
        assertThat(failed.requestedPolicy()).isEqualTo(AssessmentPolicy.REJECT);
    }

    @Test
    void onlyTheFirstFewAuthorDomainsAreLookedAt() {
        List<DomainName> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(domain("d" + i + ".example"));
        }
        ZoneDns dns = ZoneDns.of("other.example A 192.0.2.1");
        DmarcResult result =
                new Dmarc(dns).evaluate(new AuthorDomain.Unclear(many, AuthorFlaw.SEVERAL_DOMAINS), List.of());
        assertThat(result.verdict()).isEqualTo(DmarcVerdict.PERMERROR);
        assertThat(result.authors()).hasSize(Dmarc.MOST_AUTHOR_DOMAINS);
        assertThat(dns.asked()).hasSize(Dmarc.MOST_AUTHOR_DOMAINS + 1);
    }

    @Test
    void itIsReportedAsAuthenticationResults() {
        ZoneDns dns = ZoneDns.of("""
                _dmarc.example.com TXT "v=DMARC1; p=reject; t=y"
                _dmarc.example.net TXT "v=DMARC1; p=none"
                _dmarc.slow.example TXT !TIMEOUT
                """);
        assertThat(reported(dns, new AuthorDomain.Sole(domain("a.example.com"))))
                .isEqualTo(MethodResult.of("dmarc", "fail")
                        .with("header", "from", "a.example.com")
                        .with("policy", "dmarc", "quarantine"));
        assertThat(reported(dns, new AuthorDomain.Sole(domain("example.org"))))
                .isEqualTo(MethodResult.of("dmarc", "none").with("header", "from", "example.org"));
        assertThat(reported(dns, new AuthorDomain.Sole(domain("slow.example"))))
                .isEqualTo(MethodResult.of("dmarc", "temperror")
                        .because("DMARC Policy Record of slow.example unknown: TIMEOUT")
                        .with("header", "from", "slow.example"));
        assertThat(reported(dns, new AuthorDomain.Unclear(List.of(), AuthorFlaw.NO_FROM_FIELD)))
                .isEqualTo(MethodResult.of("dmarc", "permerror").because("no From field"));
        List<DomainName> two = List.of(domain("example.net"), domain("example.com"));
        assertThat(reported(dns, new AuthorDomain.Unclear(two, AuthorFlaw.SEVERAL_DOMAINS)))
                .isEqualTo(MethodResult.of("dmarc", "fail")
                        .with("header", "from", "example.com")
                        .with("policy", "dmarc", "quarantine"));
    }

    private static MethodResult reported(Dns dns, AuthorDomain author) {
        return new Dmarc(dns).evaluate(author, List.of()).methodResult();
    }

    /** Against any zone, also with garbage and broken servers, and the laws that every outcome obeys. */
    @Test
    void everyOutcomeObeysTheLaws() {
        Set<DmarcVerdict> seen = EnumSet.noneOf(DmarcVerdict.class);
        for (long seed = 0; seed < 4_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ZoneDns dns = zone(random);
            List<Identifier> identifiers = identifiers(random);
            AuthorDomain author = new AuthorDomain.Sole(domain(pick(random, NAMES)));
            DmarcResult result = new Dmarc(dns).evaluate(author, identifiers);
            seen.add(result.verdict());
            assertThat(obeysTheLaws(result, identifiers))
                    .as("seed %d: %s", seed, result)
                    .isTrue();
            assertThat(dns.asked()).as("seed %d", seed).doesNotHaveDuplicates();
            DmarcResult again = new Dmarc(dns).evaluate(author, identifiers);
            assertThat(again).as("seed %d", seed).isEqualTo(result);
        }
        assertThat(seen).containsExactlyInAnyOrder(DmarcVerdict.values());
    }

    private static boolean obeysTheLaws(DmarcResult result, List<Identifier> identifiers) {
        AuthorEvaluation evaluation = result.deciding().orElseThrow();
        boolean passed = identifiers.stream().anyMatch(i -> i.verification() == Verification.PASSED);
        boolean asked = result.requestedPolicy() == AssessmentPolicy.NONE || result.verdict() == DmarcVerdict.FAIL;
        boolean applies = evaluation.policy().isPresent();
        boolean trouble = result.lookups().stream().anyMatch(RecordUnknown.class::isInstance)
                || identifiers.stream().anyMatch(i -> i.verification() == Verification.TEMPORARY_ERROR)
                || result.reason().startsWith("existence");
        return asked
                && switch (result.verdict()) {
                    case PASS -> applies && passed;
                    case FAIL -> applies && evaluation.alignments().stream().noneMatch(IdentifierAlignment::passes);
                    case TEMPERROR -> trouble;
                    case NONE, PERMERROR -> !applies;
                };
    }

    private static ZoneDns zone(SplittableRandom random) {
        List<String> values = List.of(
                "\"v=DMARC1; p=reject\"",
                "\"v=DMARC1; p=none; sp=reject; np=quarantine\"",
                "\"v=DMARC1; p=quarantine; psd=y; adkim=s\"",
                "\"v=DMARC1; p=reject; psd=n; t=y\"",
                "\"v=DMARC1; p=wrong\"",
                "\"v=DMARC1\"",
                "\"v=spf1 \\255\\000\"",
                "!SERVFAIL");
        StringBuilder zone = new StringBuilder("a.com A 192.0.2.1\n");
        for (String name : NAMES) {
            if (random.nextInt(3) == 0) {
                zone.append("_dmarc.")
                        .append(name)
                        .append(" TXT ")
                        .append(pick(random, values))
                        .append('\n');
            }
            zone.append(random.nextInt(6) == 0 ? name + " A !TIMEOUT\n" : "");
        }
        return ZoneDns.of(zone.toString());
    }

    private static List<Identifier> identifiers(SplittableRandom random) {
        List<Identifier> identifiers = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Verification verification = pick(random, List.of(Verification.values()));
            Mechanism mechanism = pick(random, List.of(Mechanism.values()));
            identifiers.add(new Identifier(mechanism, domain(pick(random, NAMES)), verification));
        }
        return identifiers;
    }

    private static <T> T pick(SplittableRandom random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @Test
    void existenceIsThatOfTheNameAskedForNotOfItsAlias() {
        PolicyRecords records = new PolicyRecords(question ->
                new Answer(question, Answer.Status.NO_SUCH_DOMAIN, List.of(), 60, Security.INSECURE, "target.example"));
        assertThat(records.exists(domain("alias.example"))).contains(true);
        PolicyRecords gone = new PolicyRecords(question -> Answer.noSuchDomain(question, 60));
        assertThat(gone.exists(domain("gone.example"))).contains(false);
    }

    private static DomainName domain(String name) {
        return DomainName.parse(name).orElseThrow();
    }
}
