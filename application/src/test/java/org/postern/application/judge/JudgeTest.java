package org.postern.application.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.application.judge.SomeJudge.AT;
import static org.postern.application.judge.SomeJudge.AT_MAIL;
import static org.postern.application.judge.SomeJudge.BOB;
import static org.postern.application.judge.SomeJudge.CLIENT;
import static org.postern.application.judge.SomeJudge.ID;
import static org.postern.application.judge.SomeJudge.MAIL;
import static org.postern.application.judge.SomeJudge.judge;
import static org.postern.application.judge.SomeJudge.judged;
import static org.postern.application.judge.SomeJudge.names;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postern.application.dns.ReplayDns;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.address.NullPath;
import org.postern.domain.arc.ArcResult;
import org.postern.domain.dkim.DkimResult;
import org.postern.domain.dmarc.DmarcVerdict;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.RecordType;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MessageContent;
import org.postern.domain.origin.IprevResult;
import org.postern.domain.origin.SenderDomain;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.Findings;
import org.postern.domain.policy.NullMx;
import org.postern.domain.policy.SenderDomainMissing;
import org.postern.domain.session.Greeting;
import org.postern.domain.session.Session;
import org.postern.domain.session.Tally;
import org.postern.domain.smtp.Envelope;
import org.postern.domain.smtp.MailParameters;
import org.postern.domain.spf.SpfResult;

class JudgeTest {
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
