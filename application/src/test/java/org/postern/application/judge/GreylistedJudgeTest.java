package org.postern.application.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.application.greylist.ConsultGreylist;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.address.Mailbox;
import org.postern.domain.address.Path;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ReturnCodes;
import org.postern.domain.greylist.Acquaintance;
import org.postern.domain.greylist.GreylistReport;
import org.postern.domain.greylist.GreylistTimes;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.DmarcFailure;
import org.postern.domain.policy.Greylisting;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.Policy;
import org.postern.domain.policy.Rule;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.session.Authenticated;
import org.postern.domain.session.Client;
import org.postern.domain.session.Greeting;
import org.postern.domain.session.Session;
import org.postern.domain.session.Tally;
import org.postern.domain.smtp.Envelope;
import org.postern.domain.smtp.MailParameters;
import org.postern.domain.smtp.TransactionId;

/** Who is asked to come again, and who is not: RFC 6647. */
class GreylistedJudgeTest {
    private static final TransactionId ID = new TransactionId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final Instant FIRST = Instant.parse("2026-11-29T01:00:00.5Z");
    private static final String POOL = "192.0.2.7";
    private static final String OTHER_HOST = "198.51.100.9";
    private static final Disposition ACCEPT = new Disposition.Accept();

    private final RememberedSenders senders = new RememberedSenders();

    private static Names names() {
        return new Names()
                .with(
                        "news.firm.test",
                        RecordType.TXT,
                        new DnsRecord.Text("v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.0/24 -all"))
                .with("_dmarc.firm.test", RecordType.TXT, new DnsRecord.Text("v=DMARC1; p=reject"))
                .with("firm.test", RecordType.TXT, new DnsRecord.Text("v=spf1 ip4:192.0.2.0/24 -all"));
    }

    private Judge judge(Dns dns, Mode mode, SoundLists lists, IpNetwork... allowed) {
        Policy policy = new Policy(List.of(
                new Rule(DmarcFailure.NAME, Mode.ENFORCE, new DmarcFailure(true, false)),
                new Rule(Greylisting.NAME, mode, new Greylisting(GreylistTimes.USUAL))));
        return new Judge(
                dns,
                policy,
                lists,
                new JudgeSettings(new DomainName("mx.test"), Duration.ofSeconds(20), 200, List.of(), List.of()),
                Scanning.NOBODY,
                Optional.of(new ConsultGreylist(senders, GreylistTimes.USUAL, List.of(allowed))),
                System::nanoTime);
    }

    private Judge judge(Dns dns) {
        return judge(dns, Mode.ENFORCE, SoundLists.none());
    }

    private static Client client(String address) {
        return new Client(IpAddress.parse(address).orElseThrow(), 25, Optional.empty(), false);
    }

    private static Judgement judged(Judge judge, Client client, String sender, String author, Instant at)
            throws IOException {
        Session.InTransaction session = new Session.InTransaction(
                client,
                Tally.ZERO,
                new Greeting("mx.firm.test", true),
                ID,
                new Envelope(new Path(Mailbox.parse(sender).orElseThrow()), MailParameters.NONE, List.of()),
                true);
        byte[] octets = ("From: " + author + "\r\n\r\nHi\r\n").getBytes(StandardCharsets.US_ASCII);
        return judge.ofMessage(
                session, new SomeJudge.Content(octets), HeaderReader.read(new ByteArrayInputStream(octets)), at);
    }

    private static Judgement stranger(Judge judge, String host, Instant at) throws IOException {
        return judged(judge, client(host), "bob@nowhere.test", "bob@nowhere.test", at);
    }

    private static Judgement pool(Judge judge, String host, Instant at) throws IOException {
        return judged(judge, client(host), "bounce@news.firm.test", "bob@other.test", at);
    }

    private static String told(Judgement judgement) {
        return judgement.decision().disposition() instanceof Disposition.Defer defer
                ? defer.reply().toString()
                : judgement.decision().disposition().word();
    }

    @Test
    void aStrangerIsToldWhenToComeAgainAndIsKnownOnceItDoes() throws IOException {
        Judge judge = judge(names());
        assertThat(told(stranger(judge, POOL, FIRST)))
                .isEqualTo("451 4.7.1 Greylisted, please come again in 60 seconds [" + ID + "]");
        assertThat(told(stranger(judge, POOL, FIRST.plusMillis(20_400)))).contains("in 40 seconds");
        assertThat(told(stranger(judge, POOL, FIRST.plusMillis(30_400)))).contains("in 30 seconds");
        assertThat(told(stranger(judge, POOL, FIRST.plusSeconds(60)))).isEqualTo("accept");
        assertThat(senders.senders.values())
                .containsExactly(new Acquaintance(
                        "192.0.2.0/24", FIRST, true, FIRST.plusSeconds(60).plus(Duration.ofDays(36))));
        assertThat(told(stranger(judge, "192.0.2.250", FIRST.plus(Duration.ofDays(36)))))
                .isEqualTo("accept");
        assertThat(told(stranger(judge, POOL, FIRST.plus(Duration.ofDays(73))))).startsWith("451 ");
    }

    @Test
    void whoComesTooLateIsNew() throws IOException {
        Judge judge = judge(names());
        stranger(judge, POOL, FIRST);
        assertThat(told(stranger(judge, POOL, FIRST.plus(Duration.ofHours(25)))))
                .contains("in 60 seconds");
        assertThat(told(stranger(judge, POOL, FIRST.plus(Duration.ofHours(49)))))
                .isEqualTo("accept");
    }

    @Test
    void anIpv6ClientIsItsNetworkOf64Bits() throws IOException {
        Judge judge = judge(names());
        stranger(judge, "2001:db8:1:2:3::4", FIRST);
        assertThat(senders.senders).containsOnlyKeys("2001:db8:1:2::/64");
        assertThat(told(stranger(judge, "2001:db8:1:2:ffff::9", FIRST.plusSeconds(61))))
                .isEqualTo("accept");
        assertThat(told(stranger(judge, "2001:db8:1:3::4", FIRST.plusSeconds(61))))
                .startsWith("451 ");
    }

    @Test
    void aPoolIsOneSenderByTheOrganizationThatSpfProves() throws IOException {
        Judge judge = judge(names());
        assertThat(told(pool(judge, POOL, FIRST))).startsWith("451 ");
        assertThat(senders.senders).containsOnlyKeys("firm.test");
        assertThat(told(pool(judge, OTHER_HOST, FIRST.plusSeconds(61)))).isEqualTo("accept");
        assertThat(told(stranger(judge, OTHER_HOST, FIRST.plusSeconds(62)))).startsWith("451 ");
    }

    @Test
    void mailThatPassesDmarcIsNotPutOffNorRemembered() throws IOException {
        Judgement judgement = judged(judge(names()), client(POOL), "bob@firm.test", "bob@firm.test", FIRST);
        assertThat(judgement.findings().greylist()).contains(new GreylistReport.Exempt(GreylistReport.Reason.ALIGNED));
        assertThat(judgement.decision().disposition()).isEqualTo(ACCEPT);
        assertThat(senders.senders).isEmpty();
    }

    @Test
    void theAllowListAWelcomeListAndAUserOfOursAreNotAsked() throws IOException {
        IpNetwork allowed = IpNetwork.parse("192.0.2.0/25").orElseThrow();
        assertThat(stranger(judge(names(), Mode.ENFORCE, SoundLists.none(), allowed), POOL, FIRST)
                        .findings()
                        .greylist())
                .contains(new GreylistReport.Exempt(GreylistReport.Reason.ALLOWED));
        DnsList welcome = new DnsList(new DomainName("wl.test"), DnsList.Kind.WELCOME, 1, ReturnCodes.USUAL);
        Names listed = names().with(
                        "7.2.0.192.wl.test",
                        RecordType.A,
                        new DnsRecord.HostAddress(IpAddress.parse("127.0.0.2").orElseThrow()));
        assertThat(stranger(judge(listed, Mode.ENFORCE, SoundLists.standing(List.of(welcome))), POOL, FIRST)
                        .findings()
                        .greylist())
                .contains(new GreylistReport.Exempt(GreylistReport.Reason.WELCOME));
        Client user = new Client(
                client(POOL).address(),
                25,
                Optional.empty(),
                false,
                Optional.of(new Authenticated("alice", Mechanism.PLAIN)));
        assertThat(judged(judge(names()), user, "alice@firm.test", "alice@firm.test", FIRST)
                        .findings()
                        .greylist())
                .isEmpty();
        assertThat(senders.senders).isEmpty();
    }

    @Test
    void aGreylistThatIsDownDelaysNobody() throws IOException {
        senders.down = true;
        Judgement judgement = stranger(judge(names()), POOL, FIRST);
        assertThat(judgement.findings().greylist()).contains(new GreylistReport.Unavailable("it is down"));
        assertThat(judgement.decision().disposition()).isEqualTo(ACCEPT);
    }

    @Test
    void aRuleThatOnlyWatchesTellsAndRemembers() throws IOException {
        Judge judge = judge(names(), Mode.MONITOR, SoundLists.none());
        Judgement first = stranger(judge, POOL, FIRST);
        assertThat(first.decision().disposition()).isEqualTo(ACCEPT);
        assertThat(first.decision().opinions()).singleElement().satisfies(stated -> {
            assertThat(stated.rule()).isEqualTo("greylist");
            assertThat(stated.opinion().reason())
                    .isEqualTo("192.0.2.0/24 was not met before, is to come again in 60 s");
        });
        assertThat(stranger(judge, POOL, FIRST.plusSeconds(61)).decision().opinions())
                .isEmpty();
    }

    @Test
    void whoIsRefusedAnywayIsNotRememberedForTryingAgain() throws IOException {
        Judgement judgement = judged(judge(names()), client("203.0.113.1"), "bob@nowhere.test", "bob@firm.test", FIRST);
        assertThat(judgement.decision().rule()).contains("dmarc");
        assertThat(senders.senders).isEmpty();
    }

    /** The sender's DNS is away: it is known all the same, by the name that it claims, or the one above. */
    @Test
    void troubleInTheDnsDelaysNobodyWhoIsKnown() throws IOException {
        senders.remember(List.of(new Acquaintance("firm.test", FIRST, true, FIRST.plus(Duration.ofDays(36)))));
        Dns away = question ->
                question.name().endsWith("firm.test") ? Answer.failure(question, "timeout") : names().ask(question);
        assertThat(told(pool(judge(away), POOL, FIRST.plusSeconds(5)))).isEqualTo("accept");
        assertThat(senders.asked).containsExactly("192.0.2.0/24", "firm.test", "news.firm.test");
        senders.senders.clear();
        assertThat(told(pool(judge(away), POOL, FIRST))).startsWith("451 ");
        assertThat(senders.senders).containsOnlyKeys("192.0.2.0/24", "news.firm.test");
        assertThat(told(pool(judge(away), POOL, FIRST.plusSeconds(61)))).isEqualTo("accept");
    }
}
