package org.postern.domain.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.DomainName;
import org.postern.domain.dmarc.Identifier.Verification;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dns.ZoneDns;
import org.postern.domain.message.AuthorDomain;

class TreeWalkTest {

    @Test
    void aLongNameIsCutToSevenLabelsAfterTheFirstLookup() {
        assertThat(targets("a.b.c.d.e.f.g.h.i.j.mail.example.com"))
                .containsExactly(
                        "a.b.c.d.e.f.g.h.i.j.mail.example.com",
                        "g.h.i.j.mail.example.com",
                        "h.i.j.mail.example.com",
                        "i.j.mail.example.com",
                        "j.mail.example.com",
                        "mail.example.com",
                        "example.com",
                        "com");
    }

    @Test
    void namesOfEightAndNineLabelsGoOnWithSeven() {
        assertThat(targets("1.2.3.4.5.6.7.8")).hasSize(8).element(1).isEqualTo("2.3.4.5.6.7.8");
        assertThat(targets("0.1.2.3.4.5.6.7.8")).hasSize(8).element(1).isEqualTo("2.3.4.5.6.7.8");
        assertThat(targets("2.3.4.5.6.7.8")).hasSize(7).element(1).isEqualTo("3.4.5.6.7.8");
        assertThat(targets("com")).containsExactly("com");
    }

    @Test
    void noWalkHasMoreThanEightLookups() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 500; round++) {
            String name = "x" + ".y".repeat(random.nextInt(120));
            assertThat(targets(name)).hasSizeLessThanOrEqualTo(8).doesNotHaveDuplicates();
        }
    }

    @Test
    void thePsdFlagOnTheCutNamesCountsLabelsOfTheWholeName() {
        ZoneDns dns = ZoneDns.of("_dmarc.3.4.5.6.7.8.9 TXT \"v=DMARC1; p=none; psd=y\"");
        TreeWalk walk = TreeWalk.from(domain("0.1.2.3.4.5.6.7.8.9"), new PolicyRecords(dns));
        assertThat(walk.organizationalDomain()).isEqualTo(domain("2.3.4.5.6.7.8.9"));
        assertThat(dns.asked()).hasSize(2);
    }

    @Test
    void aDomainWithItsOwnRecordAndAnIdenticalIdentifierCostsOneQuestion() {
        ZoneDns dns = ZoneDns.of("_dmarc.example.com TXT \"v=DMARC1; p=reject\"");
        evaluate(dns, "example.com", "example.com");
        assertThat(dns.asked()).containsExactly(new Question("_dmarc.example.com", RecordType.TXT));
    }

    @Test
    void aForeignIdentifierIsNotLookedUp() {
        ZoneDns dns = ZoneDns.of("_dmarc.example.com TXT \"v=DMARC1; p=reject\"");
        evaluate(dns, "example.com", "tarpit.evil.com", "tarpit.evil.net", "badexample.com");
        assertThat(dns.asked()).extracting(Question::name).containsExactly("_dmarc.example.com", "_dmarc.com");
    }

    @Test
    void strictAlignmentAndFailedIdentifiersNeedNoWalk() {
        ZoneDns strict = ZoneDns.of("_dmarc.example.com TXT \"v=DMARC1; p=reject; aspf=s; adkim=s\"");
        evaluate(strict, "example.com", "a.example.com", "b.example.com");
        assertThat(strict.asked()).hasSize(1);
        ZoneDns relaxed = ZoneDns.of("_dmarc.example.com TXT \"v=DMARC1; p=reject\"");
        Identifier failed = Identifier.dkim(domain("a.example.com"), Verification.NOT_PASSED);
        new Dmarc(relaxed).evaluate(new AuthorDomain.Sole(domain("example.com")), List.of(failed));
        assertThat(relaxed.asked()).hasSize(1);
    }

    @Test
    void everyNameIsAskedForOnce() {
        ZoneDns dns = ZoneDns.of("_dmarc.example.com TXT \"v=DMARC1; p=reject\"");
        DmarcResult result = evaluate(dns, "a.b.example.com", "c.b.example.com", "d.b.example.com", "b.example.com");
        assertThat(dns.asked())
                .doesNotHaveDuplicates()
                .extracting(Question::name)
                .containsExactly(
                        "_dmarc.a.b.example.com",
                        "_dmarc.b.example.com",
                        "_dmarc.example.com",
                        "_dmarc.com",
                        "_dmarc.c.b.example.com",
                        "_dmarc.d.b.example.com");
        assertThat(result.lookups()).hasSameSizeAs(dns.asked());
        assertThat(result.verdict()).isEqualTo(DmarcVerdict.PASS);
    }

    @Test
    void existenceIsAskedOnlyWhereItMakesADifference() {
        ZoneDns same = ZoneDns.of("_dmarc.example.com TXT \"v=DMARC1; p=reject; sp=none; np=none\"");
        evaluate(same, "x.example.com");
        assertThat(same.asked()).extracting(Question::type).containsOnly(RecordType.TXT);
        ZoneDns other = ZoneDns.of("_dmarc.example.com TXT \"v=DMARC1; p=reject; sp=none; np=reject\"");
        evaluate(other, "x.example.com");
        assertThat(other.asked()).contains(new Question("x.example.com", RecordType.A));
    }

    @Test
    void aNameTooLongForTheLabelIsNotAsked() {
        String longest = "x" + ".abcdefghi".repeat(25);
        ZoneDns dns = ZoneDns.of("_dmarc.abcdefghi TXT \"v=DMARC1; p=reject\"");
        DmarcResult result = evaluate(dns, longest, longest);
        assertThat(dns.asked()).allMatch(question -> question.name().length() <= 253);
        assertThat(result.verdict()).isEqualTo(DmarcVerdict.PASS);
        assertThat(result.lookups().getFirst())
                .isEqualTo(new RecordLookup.RecordAbsent(domain(longest), RecordLookup.Absence.NAME_TOO_LONG));
    }

    private static DmarcResult evaluate(ZoneDns dns, String author, String... signers) {
        List<Identifier> identifiers = List.of(signers).stream()
                .map(signer -> Identifier.dkim(domain(signer), Verification.PASSED))
                .toList();
        return new Dmarc(dns).evaluate(new AuthorDomain.Sole(domain(author)), identifiers);
    }

    private static List<String> targets(String name) {
        return TreeWalk.targets(domain(name)).stream().map(DomainName::text).toList();
    }

    private static DomainName domain(String name) {
        return DomainName.parse(name).orElseThrow();
    }
}
