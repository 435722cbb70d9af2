package org.postern.application.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.Ipv4Address;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ListAnswer;
import org.postern.domain.dnslist.ListReport;
import org.postern.domain.dnslist.ReturnCodes;
import org.postern.domain.dnslist.ZoneTest;

class SoundListsTest {
    private static final DnsList GOOD =
            new DnsList(new DomainName("good.test"), DnsList.Kind.BLOCK, 1, ReturnCodes.USUAL);
    private static final DnsList GIVEN_UP =
            new DnsList(new DomainName("gone.test"), DnsList.Kind.BLOCK, 1, ReturnCodes.USUAL);

    @Test
    void onlyAListThatStoodItsTestCountsAndSilenceChangesNothing() {
        Names names = new Names()
                .with("2.0.0.127.good.test", RecordType.A, new DnsRecord.HostAddress(new Ipv4Address(0x7f000002)));
        AtomicBoolean silent = new AtomicBoolean(true);
        List<ZoneTest> told = new ArrayList<>();
        SoundLists lists = new SoundLists(
                List.of(GIVEN_UP, GOOD),
                question -> silent.get() ? Answer.failure(question, "timeout") : names.ask(question),
                new AtomicLong()::get,
                told::add);
        lists.test();
        assertThat(lists.now()).isEmpty();
        silent.set(false);
        lists.test();
        assertThat(lists.now()).containsExactly(GOOD);
        silent.set(true);
        lists.test();
        assertThat(lists.now()).containsExactly(GOOD);
        assertThat(told).hasSize(6);
    }

    @Test
    void whatGaveNoAnswerIsCounted() {
        List<String> told = new ArrayList<>();
        SoundLists lists = new SoundLists(
                List.of(GOOD),
                question -> Answer.failure(question, "timeout"),
                new AtomicLong()::get,
                new ListObserver() {
                    @Override
                    public void tested(ZoneTest test) {}

                    @Override
                    public void unanswered(DnsList list, long times) {
                        told.add(list.zone() + " " + times);
                    }
                });
        ListAnswer none = new ListAnswer(GOOD, ListAnswer.Listing.NO_ANSWER, List.of(), "timeout");
        ListAnswer listed = new ListAnswer(GOOD, ListAnswer.Listing.LISTED, List.of(), "");
        lists.count(new ListReport(List.of(none, listed)));
        lists.count(new ListReport(List.of(none)));
        assertThat(told).containsExactly("good.test 1", "good.test 2");
    }
}
