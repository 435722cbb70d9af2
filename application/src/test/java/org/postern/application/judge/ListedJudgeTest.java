package org.postern.application.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.application.judge.SomeJudge.AT_MAIL;
import static org.postern.application.judge.SomeJudge.BOB;
import static org.postern.application.judge.SomeJudge.CLIENT;
import static org.postern.application.judge.SomeJudge.ID;
import static org.postern.application.judge.SomeJudge.MAIL;
import static org.postern.application.judge.SomeJudge.POLICY;
import static org.postern.application.judge.SomeJudge.judged;
import static org.postern.application.judge.SomeJudge.names;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.application.ledger.StatedFindings;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ReturnCodes;
import org.postern.domain.dnslist.ZoneTest;
import org.postern.domain.policy.DnsLists;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.Policy;
import org.postern.domain.policy.Rule;
import org.postern.domain.spf.SpfResult;

/** What a judge makes of DNS lists. */
class ListedJudgeTest {
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
}
