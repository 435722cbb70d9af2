package org.postern.application.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postern.application.dns.ReplayDns;
import org.postern.application.ledger.StatedFindings;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.address.Mailbox;
import org.postern.domain.address.NullPath;
import org.postern.domain.address.Path;
import org.postern.domain.address.ReversePath;
import org.postern.domain.arc.ArcResult;
import org.postern.domain.dkim.DkimResult;
import org.postern.domain.dmarc.DmarcVerdict;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ReturnCodes;
import org.postern.domain.dnslist.ZoneTest;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MessageContent;
import org.postern.domain.origin.IprevResult;
import org.postern.domain.origin.SenderDomain;
import org.postern.domain.policy.AuthorMissing;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.DmarcFailure;
import org.postern.domain.policy.DnsLists;
import org.postern.domain.policy.Findings;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.NullMx;
import org.postern.domain.policy.Policy;
import org.postern.domain.policy.Rule;
import org.postern.domain.policy.SenderDomainMissing;
import org.postern.domain.policy.SpfFailure;
import org.postern.domain.session.Client;
import org.postern.domain.session.Greeting;
import org.postern.domain.session.Session;
import org.postern.domain.session.Tally;
import org.postern.domain.smtp.Envelope;
import org.postern.domain.smtp.MailParameters;
import org.postern.domain.smtp.TransactionId;
import org.postern.domain.spf.SpfResult;

class JudgeTest {
    private static final TransactionId ID = new TransactionId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final Instant AT = Instant.parse("2026-05-05T05:05:05Z");
    private static final Client CLIENT =
            new Client(IpAddress.parse("192.0.2.1").orElseThrow(), 1025, Optional.empty(), false);
    private static final Path BOB = new Path(Mailbox.parse("bob@author.test").orElseThrow());
    private static final String MAIL = "From: bob@author.test\r\n\r\nHi\r\n";
    private static final Policy POLICY = new Policy(List.of(
            new Rule(NullMx.NAME, Mode.ENFORCE, new NullMx()),
            new Rule(SenderDomainMissing.NAME, Mode.ENFORCE, new SenderDomainMissing()),
            new Rule(AuthorMissing.NAME, Mode.ENFORCE, new AuthorMissing(true)),
            new Rule(DmarcFailure.NAME, Mode.ENFORCE, new DmarcFailure(true, false)),
            new Rule(SpfFailure.NAME, Mode.ENFORCE, new SpfFailure())));

    private static final Circumstances AT_MAIL = new Circumstances(CLIENT.address(), "mx.author.test", BOB);

    private record Content(byte[] octets) implements MessageContent {
        @Override
        public long size() {
            return octets.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(octets);
        }
    }

    private static Names names() {
        return new Names()
                .with("1.2.0.192.in-addr.arpa", RecordType.PTR, new DnsRecord.Pointer("mx.author.test"))
                .with("mx.author.test", RecordType.A, new DnsRecord.HostAddress(CLIENT.address()))
                .with("author.test", RecordType.MX, new DnsRecord.MailExchange(10, "mx.author.test"))
                .with("author.test", RecordType.TXT, new DnsRecord.Text("v=spf1 ip4:192.0.2.1 -all"))
                .with("_dmarc.author.test", RecordType.TXT, new DnsRecord.Text("v=DMARC1; p=reject"));
    }

    private static Judge judge(Dns dns, Duration budget, IpNetwork... trusted) {
        JudgeSettings settings = new JudgeSettings(new DomainName("mx.test"), budget, 200, List.of(trusted), List.of());
        return new Judge(dns, POLICY, SoundLists.none(), settings, System::nanoTime);
    }

    private static Judgement judged(Judge judge, ReversePath sender, String mail) throws IOException {
        Session.InTransaction session = new Session.InTransaction(
                CLIENT,
                Tally.ZERO,
                new Greeting("mx.author.test", true),
                ID,
                new Envelope(sender, MailParameters.NONE, List.of()),
                true);
        byte[] octets = mail.getBytes(StandardCharsets.US_ASCII);
        HeaderSection section = HeaderReader.read(new ByteArrayInputStream(octets));
        return judge.ofMessage(session, new Content(octets), section, AT);
    }

    @Test
    void everyCheckHasAResultAndTheEvidenceLeadsToTheSameAgain() throws IOException {
        Judgement judgement = judged(judge(names(), Duration.ofSeconds(20)), BOB, MAIL);
        Findings found = judgement.findings();
        assertThat(judgement.faults()).isEmpty();
        assertThat(found.iprev().orElseThrow().result()).isEqualTo(IprevResult.PASS);
        assertThat(found.spfMailFrom().orElseThrow().result()).isEqualTo(SpfResult.PASS);
        assertThat(found.dkim().orElseThrow().result()).isEqualTo(DkimResult.NONE);
        assertThat(found.arc().orElseThrow().result()).isEqualTo(ArcResult.NONE);
        assertThat(found.dmarc().orElseThrow().verdict()).isEqualTo(DmarcVerdict.PASS);
        assertThat(found.senderDomain().orElseThrow().mail()).isEqualTo(SenderDomain.Mail.EXCHANGERS);
        assertThat(judgement.decision().disposition()).isEqualTo(new Disposition.Accept());
        assertThat(judgement.timings()).hasSize(9);
        Judge again = judge(new ReplayDns(judgement.evidence()), Duration.ofSeconds(20));
        assertThat(judged(again, BOB, MAIL).findings()).isEqualTo(found);
    }

    @Test
    void aNullReversePathIsJudgedByTheNameInHelo() throws IOException {
        Names dns = names().with("mx.author.test", RecordType.TXT, new DnsRecord.Text("v=spf1 a -all"));
        Findings found =
                judged(judge(dns, Duration.ofSeconds(20)), new NullPath(), MAIL).findings();
        assertThat(found.senderDomain()).isEmpty();
        assertThat(found.dmarc().orElseThrow().verdict()).isEqualTo(DmarcVerdict.PASS);
    }

    /** Each look-up waits until three are there: one after the other would never get past the first. */
    @Test
    void checksAskSideBySide() throws IOException {
        CyclicBarrier together = new CyclicBarrier(3);
        Dns names = names();
        Dns meeting = question -> {
            boolean first = question.type() == RecordType.PTR
                    || question.type() == RecordType.MX
                    || question.name().equals("author.test");
            try {
                if (first) {
                    together.await(10, TimeUnit.SECONDS);
                }
            } catch (Exception alone) {
                return Answer.failure(question, "alone");
            }
            return names.ask(question);
        };
        Judgement judgement = judged(judge(meeting, Duration.ofSeconds(20)), BOB, MAIL);
        assertThat(judgement.evidence()).noneMatch(evidence -> evidence.answer().isFailure());
    }

    private static void assertTakenInTrouble(Judgement judgement) {
        Findings found = judgement.findings();
        assertThat(found.iprev().orElseThrow().result()).isEqualTo(IprevResult.TEMPERROR);
        assertThat(found.spfMailFrom().orElseThrow().result()).isEqualTo(SpfResult.TEMPERROR);
        assertThat(found.dmarc().orElseThrow().verdict()).isEqualTo(DmarcVerdict.TEMPERROR);
        assertThat(found.senderDomain().orElseThrow().mail()).isEqualTo(SenderDomain.Mail.UNKNOWN);
        assertThat(judgement.decision().disposition()).isEqualTo(new Disposition.Accept());
    }

    @Test
    void aDeadDnsRefusesNobodyAndIsNotWaitedForBeyondTheBudget() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        Dns dead = question -> {
            boolean over = false;
            while (!over) {
                try {
                    over = never.await(1, TimeUnit.HOURS);
                } catch (InterruptedException ignored) {
                    over = false;
                }
            }
            return Answer.failure(question, "never");
        };
        Judge judge = judge(dead, Duration.ofMillis(300));
        assertTakenInTrouble(judged(judge, BOB, MAIL));
        assertThat(judge.ofSender(AT_MAIL, ID).decision().disposition()).isEqualTo(new Disposition.Accept());
        never.countDown();
    }

    @Test
    void aListWithoutAnswerCountsForNothingAndIsCounted() throws IOException {
        DnsList list = new DnsList(new DomainName("list.test"), DnsList.Kind.BLOCK, 9, ReturnCodes.USUAL);
        Names names = names().with(
                        "2.0.0.127.list.test",
                        RecordType.A,
                        new DnsRecord.HostAddress(IpAddress.parse("127.0.0.2").orElseThrow()));
        Dns dns = question -> question.name().equals("1.2.0.192.list.test")
                ? Answer.failure(question, "timeout")
                : names.ask(question);
        List<String> told = new ArrayList<>();
        SoundLists lists = new SoundLists(List.of(list), dns, System::nanoTime, new ListObserver() {
            @Override
            public void tested(ZoneTest test) {}

            @Override
            public void unanswered(DnsList unanswered, long times) {
                told.add(unanswered.zone() + " " + times);
            }
        });
        JudgeSettings settings =
                new JudgeSettings(new DomainName("mx.test"), Duration.ofSeconds(20), 200, List.of(), List.of());
        Judgement judgement = judged(new Judge(dns, POLICY, lists, settings, System::nanoTime), BOB, MAIL);
        assertThat(judgement.findings().lists().orElseThrow().score()).isZero();
        assertThat(told).containsExactly("list.test 1");
    }

    @Test
    void whoeverTheOwnerAllowsIsLookedUpInNoListAndJudgedAllTheSame() throws IOException {
        DnsList list = new DnsList(new DomainName("list.test"), DnsList.Kind.BLOCK, 9, ReturnCodes.USUAL);
        Dns dns = question -> {
            assertThat(question.name()).doesNotEndWith("list.test");
            return names().ask(question);
        };
        IpNetwork allowed = IpNetwork.parse("192.0.2.0/24").orElseThrow();
        JudgeSettings settings =
                new JudgeSettings(new DomainName("mx.test"), Duration.ofSeconds(20), 200, List.of(), List.of(allowed));
        Judge judge = new Judge(dns, POLICY, SoundLists.standing(List.of(list)), settings, System::nanoTime);
        judge.expect(CLIENT);
        Judgement judgement = judged(judge, BOB, MAIL);
        assertThat(judgement.findings().lists()).isEmpty();
        assertThat(judgement.faults()).isEmpty();
        assertThat(judgement.findings().spfMailFrom().orElseThrow().result()).isEqualTo(SpfResult.PASS);
    }

    @Test
    void aDnsThatBreaksRefusesNobody() throws IOException {
        Dns broken = question -> {
            throw new IllegalStateException("broken");
        };
        Judge judge = judge(broken, Duration.ofSeconds(20));
        assertTakenInTrouble(judged(judge, BOB, MAIL));
        assertThat(judge.ofSender(AT_MAIL, ID).decision().disposition()).isEqualTo(new Disposition.Accept());
    }

    @Test
    void aCheckThatBreaksIsATemperrorAndANote() {
        Session.InTransaction session = new Session.InTransaction(
                CLIENT,
                Tally.ZERO,
                new Greeting("mx.author.test", true),
                ID,
                new Envelope(BOB, MailParameters.NONE, List.of()),
                true);
        MessageContent unreadable = new MessageContent() {
            @Override
            public long size() {
                return 1;
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        HeaderSection section;
        try {
            section = HeaderReader.read(new ByteArrayInputStream(MAIL.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        Judgement judgement = judge(new Names(), Duration.ofSeconds(20)).ofMessage(session, unreadable, section, AT);
        assertThat(judgement.findings().dkim().orElseThrow().result()).isEqualTo(DkimResult.TEMPERROR);
        assertThat(judgement.findings().arc().orElseThrow().result()).isEqualTo(ArcResult.FAIL);
        assertThat(judgement.faults()).hasSize(2).allMatch(fault -> fault.contains("the disk is gone"));
    }

    @Test
    void dkimAndArcReadAMessageOnce() {
        String signature = "a=rsa-sha256; d=author.test; s=sel; h=from; bh=YWJj; b=YWJj";
        byte[] octets = ("DKIM-Signature: v=1; c=simple/relaxed; " + signature + "\r\nARC-Seal: i=1; cv=none; "
                        + signature.replace(" h=from; bh=YWJj;", "") + "\r\nARC-Message-Signature: i=1; " + signature
                        + "\r\nARC-Authentication-Results: i=1; mx.author.test; none\r\n" + MAIL)
                .getBytes(StandardCharsets.US_ASCII);
        AtomicInteger opened = new AtomicInteger();
        MessageContent counting = new MessageContent() {
            @Override
            public long size() {
                return octets.length;
            }

            @Override
            public InputStream open() {
                opened.incrementAndGet();
                return new ByteArrayInputStream(octets);
            }
        };
        Findings found = judge(names(), Duration.ofSeconds(20))
                .ofMessage(Optional.empty(), ID, counting, HeaderReader.read(octets), AT)
                .findings();
        assertThat(found.dkim().orElseThrow().signatures().getFirst().coverage())
                .isPresent();
        assertThat(found.arc().orElseThrow().why()).contains("no key");
        assertThat(opened).as("once for the header section, once for the body").hasValue(2);
    }

    @Test
    void whatNeedsNoMessageIsSaidAtMail() {
        Names dns = new Names().with("author.test", RecordType.MX, new DnsRecord.MailExchange(0, ""));
        Judgement judgement = judge(dns, Duration.ofSeconds(20)).ofSender(AT_MAIL, ID);
        assertThat(judgement.decision().rule()).contains(NullMx.NAME);
        assertThat(judge(new Names(), Duration.ofSeconds(20))
                        .ofSender(AT_MAIL, ID)
                        .decision()
                        .rule())
                .contains(SenderDomainMissing.NAME);
        Circumstances bounce = new Circumstances(CLIENT.address(), "mx.author.test", new NullPath());
        assertThat(judge(new Names(), Duration.ofSeconds(20))
                        .ofSender(bounce, ID)
                        .decision()
                        .disposition())
                .isEqualTo(new Disposition.Accept());
    }

    @Test
    void aListedClientIsRefusedBeforeItSendsAnything() {
        DnsList list = new DnsList(new DomainName("list.test"), DnsList.Kind.BLOCK, 9, ReturnCodes.USUAL);
        Names dns = names().with(
                        "1.2.0.192.list.test",
                        RecordType.A,
                        new DnsRecord.HostAddress(IpAddress.parse("127.0.0.2").orElseThrow()));
        Policy policy = new Policy(List.of(new Rule(DnsLists.NAME, Mode.ENFORCE, new DnsLists(9))));
        JudgeSettings settings =
                new JudgeSettings(new DomainName("mx.test"), Duration.ofSeconds(20), 200, List.of(), List.of());
        Judge judge = new Judge(dns, policy, SoundLists.standing(List.of(list)), settings, System::nanoTime);
        Judgement judgement = judge.ofSender(AT_MAIL, ID);
        assertThat(judgement.decision().rule()).contains(DnsLists.NAME);
        assertThat(judgement.findings().lists().orElseThrow().score()).isEqualTo(9);
        assertThat(judgement.evidence())
                .extracting(seen -> seen.question().name())
                .contains("1.2.0.192.list.test");
        assertThat(StatedFindings.areOfMailOnly(StatedFindings.of(judgement.findings())))
                .isTrue();
    }

    @Test
    void aTrustedNetworkIsNotLookedAt() throws IOException {
        Names dns = new Names();
        Judge judge = judge(
                dns, Duration.ofSeconds(20), IpNetwork.parse("192.0.2.0/24").orElseThrow());
        judge.expect(CLIENT);
        assertThat(judge.ofSender(AT_MAIL, ID)).isEqualTo(Judgement.NONE);
        assertThat(judged(judge, BOB, "Subject: no author\r\n\r\n")).isEqualTo(Judgement.NONE);
        assertThat(dns.expected).isEmpty();
    }

    @Test
    void aClientIsLookedUpBeforeItWrites() {
        Names dns = new Names();
        judge(dns, Duration.ofSeconds(20)).expect(CLIENT);
        assertThat(dns.expected).extracting(Object::toString).containsExactly("1.2.0.192.in-addr.arpa PTR");
    }
}
