package org.postern.adapters.dnsjava;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dns.Security;
import org.postern.testkit.dns.NameServer;

/** Everything a name server can do wrong, as real packets. */
class MisbehaviourTest {
    private static final Question ASKED = new Question("x.example.com", RecordType.TXT);
    private static final DnsRecord HONEST = new DnsRecord.Text("honest");
    private static final Duration PATIENT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(200);

    private NameServer server;
    private DnsjavaDns dns;

    @BeforeEach
    void listen() throws IOException {
        server = NameServer.serving("");
        dns = new DnsjavaDns(DnsSettings.usual(List.of(server.address()), Validation.NONE), Clock.systemUTC());
    }

    private Answer ask(String zone, Duration timeout, int tries) throws IOException {
        return ask(zone, timeout, tries, Validation.NONE);
    }

    private Answer ask(String zone, Duration timeout, int tries, Validation validation) throws IOException {
        close();
        server = NameServer.serving(zone);
        DnsSettings settings =
                DnsSettings.usual(List.of(server.address()), validation).patience(timeout, tries);
        dns = new DnsjavaDns(settings, Clock.systemUTC());
        return dns.ask(ASKED);
    }

    private static String honestly(String directives) {
        return "x.example.com TXT \"honest\"\nx.example.com TXT " + directives;
    }

    @AfterEach
    void close() {
        dns.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!WRONG-ID", "!WRONG-QUESTION", "!NOWHERE", "!EXTRA", "!DELAY 100", "!WRONG-ID !DELAY 50"})
    void whatIsForgedOrStrangeOrLateDoesNotHideTheHonestAnswer(String directives) throws IOException {
        Answer answer = ask(honestly(directives), PATIENT, 1);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(Answer.Status.FOUND);
        assertThat(answer.records()).containsExactly(HONEST);
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"!SILENCE", "!WRONG-ID !SILENCE", "!WRONG-QUESTION !SILENCE", "!NOWHERE !SILENCE", "!TCP-HANG"})
    void withoutTheHonestAnswerTheTimeRunsOut(String directives) throws IOException {
        long start = System.nanoTime();
        Answer answer = ask(honestly(directives), SHORT, 2);
        assertThat(answer).isEqualTo(Answer.failure(ASKED, "timeout"));
        assertThat(System.nanoTime() - start).isGreaterThan(SHORT.toNanos() * 2);
        assertThat(server.asked().stream().filter(a -> !a.overTcp())).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "!SERVFAIL, SERVFAIL",
        "!REFUSED, REFUSED",
        "!NOTIMP, NOTIMP",
        "!FORMERR, FORMERR",
        "!GARBAGE !SILENCE, malformed",
        "!TRUNCATE-ALWAYS, truncated",
        "!TCP-CLOSE, connection closed",
    })
    void aUselessAnswerIsAFailureThatNamesTheTrouble(String directives, String detail) throws IOException {
        assertThat(ask(honestly(directives), PATIENT, 2)).isEqualTo(Answer.failure(ASKED, detail));
    }

    @Test
    void eachTryIsOneQuery() throws IOException {
        ask(honestly("!SERVFAIL"), PATIENT, 3);
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void aServerThatDoesNotKnowEdnsIsAskedWithoutIt() throws IOException {
        assertThat(ask(honestly("!NO-EDNS"), PATIENT, 1).records()).containsExactly(HONEST);
        assertThat(server.asked()).extracting(NameServer.Asked::extended).containsExactly(true, false);
    }

    @Test
    void aTruncatedAnswerIsFetchedOverTcp() throws IOException {
        assertThat(ask(honestly("!TRUNCATE"), PATIENT, 1).records()).containsExactly(HONEST);
        assertThat(server.asked()).extracting(NameServer.Asked::overTcp).containsExactly(false, true);
    }

    @Test
    void aTextOfSixtyThousandOctetsArrivesWhole() throws IOException {
        String text = "0123456789".repeat(6_000);
        Answer answer = ask("x.example.com TXT \"" + text + "\"", PATIENT, 1);
        assertThat(answer.records()).containsExactly(new DnsRecord.Text(text));
        assertThat(server.asked()).extracting(NameServer.Asked::overTcp).containsExactly(false, true);
    }

    @Test
    void moreRecordsThanAnybodyNeedsAreAFailure() throws IOException {
        StringBuilder zone = new StringBuilder();
        for (int i = 0; i < 1_001; i++) {
            zone.append("x.example.com TXT \"").append(i).append("\"\n");
        }
        assertThat(ask(zone.toString(), PATIENT, 1)).isEqualTo(Answer.failure(ASKED, "oversize"));
    }

    @Test
    void aReferralIsNoAnswer() throws IOException {
        assertThat(ask("x.example.com TXT !LAME", PATIENT, 1)).isEqualTo(Answer.failure(ASKED, "lame"));
    }

    @Test
    void recordsOfOtherNamesAreNotBelieved() throws IOException {
        Answer answer = ask("x.example.com A 192.0.2.1\nx.example.com TXT !EXTRA", PATIENT, 1);
        assertThat(answer.status()).isEqualTo(Answer.Status.NO_DATA);
    }

    private static String chain(int links) {
        StringBuilder zone = new StringBuilder("x.example.com CNAME c1\n");
        for (int i = 1; i < links; i++) {
            zone.append("c" + i + " CNAME c" + (i + 1) + "\n");
        }
        return zone.append("c" + links + " TXT \"honest\"\n").toString();
    }

    @Test
    void aliasesAreFollowedTwelveTimesAndNoMore() throws IOException {
        assertThat(ask(chain(12), PATIENT, 1).records()).containsExactly(HONEST);
        assertThat(ask(chain(13), PATIENT, 1)).isEqualTo(Answer.failure(ASKED, "CNAME chain"));
    }

    @Test
    void whereAServerLeavesOffTheAliasIsAskedFor() throws IOException {
        Answer answer = ask("""
                x.example.com CNAME y.example.com
                x.example.com TXT !ALIAS-ONLY
                y.example.com TXT "honest"
                """, PATIENT, 1);
        assertThat(answer.records()).containsExactly(HONEST);
        assertThat(answer.detail()).isEqualTo("y.example.com");
        assertThat(server.count("y.example.com", "TXT")).isEqualTo(1);
    }

    @Test
    void aLoopAcrossAnswersIsALoop() throws IOException {
        Answer answer = ask("""
                x.example.com CNAME y.example.com
                x.example.com TXT !ALIAS-ONLY
                y.example.com CNAME x.example.com
                y.example.com TXT !ALIAS-ONLY
                """, PATIENT, 1);
        assertThat(answer).isEqualTo(Answer.failure(ASKED, "CNAME loop"));
    }

    @Test
    void twoAliasesOfOneNameAreNoAnswer() throws IOException {
        String zone = "x.example.com CNAME y\nx.example.com CNAME z\nx.example.com TXT !ALIAS-ONLY";
        assertThat(ask(zone, PATIENT, 1)).isEqualTo(Answer.failure(ASKED, "several CNAMEs"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2147483647, 2147483647", "2147483648, 0", "4294967295, 0"})
    void aTtlWithItsHighestBitSetIsZero(long sent, long read) throws IOException {
        assertThat(ask("x.example.com " + sent + " TXT \"honest\"", PATIENT, 1).ttl())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"60, 900, !DELAY 0, 60", "900, 60, !DELAY 0, 60", "900, 60, !LONG-SOA, 60", "60, 0, !LONG-SOA, 0"})
    void aNegativeAnswerHoldsForTheLesserOfTtlAndMinimum(long ttl, long minimum, String directives, long holds)
            throws IOException {
        String zone = "example.com " + ttl + " SOA . . 1 7200 900 1209600 " + minimum + "\nx.example.com ANY ";
        assertThat(ask(zone + directives, PATIENT, 1)).isEqualTo(Answer.noData(ASKED, holds));
    }

    @Test
    void theAuthenticBitCountsOnlyWhenTheServerIsTrusted() throws IOException {
        assertThat(ask(honestly("!AUTHENTIC"), PATIENT, 1).security()).isEqualTo(Security.INSECURE);
        assertThat(ask(honestly("!AUTHENTIC"), PATIENT, 1, Validation.BY_SERVER).security())
                .isEqualTo(Security.SECURE);
        assertThat(ask(honestly("!DELAY 0"), PATIENT, 1, Validation.BY_SERVER).security())
                .isEqualTo(Security.INSECURE);
    }

    @Test
    void anAnswerThatATrustedServerCallsBogusIsBogus() throws IOException {
        Answer answer = ask(honestly("!BOGUS"), PATIENT, 1, Validation.BY_SERVER);
        assertThat(answer.status()).isEqualTo(Answer.Status.TEMPORARY_FAILURE);
        assertThat(answer.security()).isEqualTo(Security.BOGUS);
        assertThat(answer.detail()).isEqualTo("bogus");
        assertThat(ask(honestly("!BOGUS"), PATIENT, 1)).isEqualTo(Answer.failure(ASKED, "SERVFAIL"));
    }

    @Test
    void anAliasOutOfWhatIsSecureIsSecureOnlyWhenAllOfItIs() throws IOException {
        String zone = "x.example.com CNAME y\nx.example.com TXT !ALIAS-ONLY !AUTHENTIC\ny TXT \"honest\"";
        assertThat(ask(zone, PATIENT, 1, Validation.BY_SERVER).security()).isEqualTo(Security.INSECURE);
        assertThat(ask(zone + "\ny TXT !AUTHENTIC", PATIENT, 1, Validation.BY_SERVER)
                        .security())
                .isEqualTo(Security.SECURE);
    }
}
