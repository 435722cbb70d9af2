package org.postern.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.Ipv4Address;
import org.postern.domain.arc.ArcReport;
import org.postern.domain.arc.ArcResult;
import org.postern.domain.dkim.DkimResult;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ListAnswer;
import org.postern.domain.dnslist.ListReport;
import org.postern.domain.dnslist.ReturnCodes;
import org.postern.domain.message.AuthorFlaw;
import org.postern.domain.origin.SenderDomain;

class RulesTest {
    private static final String FAILS = "_dmarc.author.test TXT \"v=DMARC1; p=reject\"";
    private static final String SEEN = "lists.test; spf=fail; dmarc=pass (p=reject) header.from=author.test";

    /** The disposition's word and the reply's codes; empty for no opinion. */
    private static String said(Judging judging, Findings findings) {
        return judging.opinion(findings, Known.ID)
                .map(opinion -> switch (opinion.disposition()) {
                    case Disposition.Refuse refuse -> codes(refuse.reply().toString());
                    case Disposition.Defer defer -> codes(defer.reply().toString());
                    case Disposition.Accept accept -> accept.word();
                    case Disposition.Quarantine quarantine -> quarantine.word();
                })
                .orElse("");
    }

    private static String codes(String reply) {
        assertThat(reply).endsWith("[" + Known.ID + "]");
        return reply.split(" ")[0] + " " + reply.split(" ")[1];
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                NullMx.class,
                SenderDomainMissing.class,
                SenderDomainUnknown.class,
                SpfFailure.class,
                DkimFailure.class
            })
    void whereNothingIsKnownNoRuleHasAnOpinion(Class<? extends Judging> rule) throws ReflectiveOperationException {
        Judging judging = rule.getConstructor().newInstance();
        assertThat(judging.opinion(Findings.NONE, Known.ID)).isEmpty();
    }

    @Test
    void norHaveThoseWithOptions() {
        for (Judging judging : List.of(
                new AuthorMissing(true), new DnsLists(1), new TrustedSealer(Set.of()), new DmarcFailure(true, true))) {
            assertThat(judging.opinion(Findings.NONE, Known.ID)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXCHANGERS, '', '', ''",
        "ADDRESS, '', '', ''",
        "NULL_MX, 550 5.7.27, '', ''",
        "NO_HOST, '', 550 5.1.8, ''",
        "NO_SUCH_DOMAIN, '', 550 5.1.8, ''",
        "UNKNOWN, '', '', 451 4.4.3"
    })
    void aSendersDomainIsJudgedByOneRule(SenderDomain.Mail mail, String nullMx, String missing, String unknown) {
        Findings findings = Known.sender(mail);
        assertThat(said(new NullMx(), findings)).isEqualTo(nullMx);
        assertThat(said(new SenderDomainMissing(), findings)).isEqualTo(missing);
        assertThat(said(new SenderDomainUnknown(), findings)).isEqualTo(unknown);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_FROM_FIELD, 554 5.6.0, 554 5.6.0",
        "SEVERAL_FROM_FIELDS, 554 5.6.0, 554 5.6.0",
        "MALFORMED_FROM_FIELD, '', 554 5.6.0",
        "NO_DOMAIN, '', 554 5.6.0",
        "UNREADABLE_DOMAIN, '', 554 5.6.0",
        "SEVERAL_DOMAINS, '', ''"
    })
    void oneFromFieldIsNeededAndAUsableOneByOption(AuthorFlaw flaw, String usual, String strict) {
        assertThat(said(new AuthorMissing(false), Known.author(flaw))).isEqualTo(usual);
        assertThat(said(new AuthorMissing(true), Known.author(flaw))).isEqualTo(strict);
    }

    @ParameterizedTest
    @CsvSource({
        "v=DMARC1; p=reject, quarantine, 550 5.7.1",
        "v=DMARC1; p=quarantine, quarantine, quarantine",
        "v=DMARC1; p=none, '', ''",
        "v=DMARC1; p=reject; t=y, quarantine, quarantine",
        "v=spf1 -all, '', ''"
    })
    void aDmarcFailureIsRefusedOnlyByOption(String record, String usual, String strict) {
        Findings findings = Known.dmarc("_dmarc.author.test TXT \"" + record + "\"", Optional.empty());
        assertThat(said(new DmarcFailure(false, false), findings)).isEqualTo(usual);
        assertThat(said(new DmarcFailure(true, false), findings)).isEqualTo(strict);
    }

    @Test
    void dmarcUnknownIsTakenOrPutOffAndNeverRefused() {
        Findings findings = Known.dmarc("_dmarc.author.test TXT !SERVFAIL", Optional.empty());
        assertThat(said(new DmarcFailure(true, false), findings)).isEmpty();
        assertThat(said(new DmarcFailure(true, true), findings)).isEqualTo("451 4.7.1");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"v=spf1 -all\"', 550 5.7.23",
        "'\"v=spf1 ~all\"', ''",
        "'\"v=spf1 +all\"', ''",
        "'!TIMEOUT', ''",
        "'\"v=spf1 bogus\"', ''"
    })
    void spfFailsOnlyWhenTheDomainSaysSo(String record, String said) {
        assertThat(said(new SpfFailure(), Known.spf(record))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"FAIL, 550 5.7.20", "PASS, ''", "TEMPERROR, ''", "NEUTRAL, ''", "POLICY, ''", "PERMERROR, ''"})
    void dkimFailsOnlyWhenASignatureDoes(DkimResult result, String said) {
        assertThat(said(new DkimFailure(), Known.dkim(result))).isEqualTo(said);
    }

    @Test
    void theThresholdOfTheListsCountsAndTheReplyNamesTheWorst() {
        DnsList list = new DnsList(new DomainName("bl.test"), DnsList.Kind.BLOCK, 3, ReturnCodes.USUAL);
        ListReport report = new ListReport(
                List.of(new ListAnswer(list, ListAnswer.Listing.LISTED, List.of(new Ipv4Address(0x7f000002)), "")));
        assertThat(said(new DnsLists(4), Known.lists(report))).isEmpty();
        assertThat(said(new DnsLists(3), Known.lists(report))).isEqualTo("554 5.7.1");
        assertThat(new DnsLists(3)
                        .opinion(Known.lists(report), Known.ID)
                        .orElseThrow()
                        .disposition()
                        .toString())
                .contains("bl.test");
    }

    private static String sealed(ArcReport arc) {
        TrustedSealer rule = new TrustedSealer(Set.of(new DomainName("lists.test"), new DomainName("hop.test")));
        return said(rule, Known.dmarc(FAILS, Optional.of(arc)));
    }

    @Test
    void aTrustedSealerThatSawDmarcPassIsBelieved() {
        assertThat(sealed(Known.arc(ArcResult.PASS, Known.set(1, "lists.test", SEEN))))
                .isEqualTo("accept");
        assertThat(sealed(Known.arc(
                        ArcResult.PASS, Known.set(1, "lists.test", SEEN), Known.set(2, "hop.test", "hop.test; none"))))
                .isEqualTo("accept");
    }

    @Test
    void trustEndsAtTheFirstSealerThatIsNotTrusted() {
        assertThat(sealed(Known.arc(
                        ArcResult.PASS,
                        Known.set(1, "lists.test", SEEN),
                        Known.set(2, "evil.test", "evil.test; none"))))
                .isEmpty();
        assertThat(sealed(Known.arc(ArcResult.PASS, Known.set(1, "evil.test", SEEN))))
                .isEmpty();
        assertThat(sealed(Known.arc(ArcResult.FAIL, Known.set(1, "lists.test", SEEN))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lists.test; dmarc=fail header.from=author.test",
                "lists.test; dmarc=pass header.from=other.test",
                "lists.test; dmarc=pass",
                "lists.test; spf=pass reason=\"x; dmarc=pass header.from=author.test\"",
                "lists.test; spf=pass (x; dmarc=pass header.from=author.test)",
                "lists.test; spf=pass (x \\) ; dmarc=pass header.from=author.test)",
                ""
            })
    void onlyAPlainPassOfThisAuthorIsATestimony(String results) {
        assertThat(sealed(Known.arc(ArcResult.PASS, Known.set(1, "lists.test", results))))
                .isEmpty();
    }
}
