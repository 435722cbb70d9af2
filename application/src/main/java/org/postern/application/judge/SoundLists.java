package org.postern.application.judge;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.DnsListLookup;
import org.postern.domain.dnslist.ListAnswer;
import org.postern.domain.dnslist.ListReport;
import org.postern.domain.dnslist.ZoneTest;

/**
 * The configured lists that may be asked: those that stood their last test (RFC 5782 §5). None counts before its first
 * test, so that a zone that was given up, and lists everybody, never refuses anyone. They are tested again each day, and
 * every five minutes while one of them did not answer, in the background: nobody waits for a test.
 */
public final class SoundLists {
    private static final long AGAIN = Duration.ofDays(1).toNanos();
    private static final long SOON_AGAIN = Duration.ofMinutes(5).toNanos();

    private final List<DnsList> configured;
    private final DnsListLookup lookup;
    private final LongSupplier nanoClock;
    private final ListObserver observer;
    private final Map<DnsList, AtomicLong> unanswered = new ConcurrentHashMap<>();
    private final AtomicBoolean testing = new AtomicBoolean();
    private final CountDownLatch testedOnce = new CountDownLatch(1);
    private final AtomicLong due;
    private volatile List<DnsList> sound = List.of();

    /** @param observer told of every test, and of every list that gave no answer */
    public SoundLists(List<DnsList> configured, Dns dns, LongSupplier nanoClock, ListObserver observer) {
        this.configured = List.copyOf(configured);
        this.lookup = new DnsListLookup(dns);
        this.nanoClock = nanoClock;
        this.observer = observer;
        this.due = new AtomicLong(nanoClock.getAsLong());
    }

    /** No lists. */
    public static SoundLists none() {
        return standing(List.of());
    }

    /** Lists that stood their test already, and never get another. */
    public static SoundLists standing(List<DnsList> lists) {
        SoundLists standing =
                new SoundLists(lists, question -> Answer.failure(question, "never asked"), () -> 0, test -> {});
        standing.due.set(Long.MAX_VALUE);
        standing.sound = standing.configured;
        standing.testedOnce.countDown();
        return standing;
    }

    /** Those in order, in the order of the configuration; begins a test when one is due. */
    public List<DnsList> now() {
        boolean isDue = !configured.isEmpty() && nanoClock.getAsLong() - due.get() >= 0;
        if (isDue && testing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("list-test").start(() -> {
                try {
                    test();
                } finally {
                    testedOnce.countDown();
                    testing.set(false);
                }
            });
        }
        return sound;
    }

    /** Those in order, once the first test is over. */
    List<DnsList> tested() throws InterruptedException {
        now();
        if (!configured.isEmpty()) {
            testedOnce.await();
        }
        return sound;
    }

    /** Counts what a client's look-up found no answer for. */
    void count(ListReport report) {
        report.answers().stream()
                .filter(answer -> answer.listing() == ListAnswer.Listing.NO_ANSWER)
                .map(ListAnswer::list)
                .forEach(list -> observer.unanswered(
                        list,
                        unanswered
                                .computeIfAbsent(list, first -> new AtomicLong())
                                .incrementAndGet()));
    }

    /** All of them, in order or not. */
    List<DnsList> configured() {
        return configured;
    }

    /** Tests all of them now; a list that did not answer stays what it was. */
    void test() {
        due.set(nanoClock.getAsLong() + SOON_AGAIN);
        Set<DnsList> before = new HashSet<>(sound);
        List<ZoneTest> tests = configured.stream().map(lookup::test).toList();
        tests.forEach(observer::tested);
        sound = tests.stream()
                .filter(test -> test.isSound() && (test.answered() || before.contains(test.list())))
                .map(ZoneTest::list)
                .toList();
        if (tests.stream().allMatch(ZoneTest::answered)) {
            due.set(nanoClock.getAsLong() + AGAIN);
        }
    }
}
