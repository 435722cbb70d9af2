package org.postern.application.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;

class CachingDnsTest {
    private static final Question ASKED = new Question("example.com", RecordType.TXT);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final AtomicInteger lookUps = new AtomicInteger();

    private CachingDns caching(Dns delegate, CacheLimits limits) {
        return new CachingDns(
                question -> {
                    lookUps.incrementAndGet();
                    return delegate.ask(question);
                },
                limits,
                now::get);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static Answer text(Question question, long ttl, String text) {
        return Answer.found(question, ttl, List.of(new DnsRecord.Text(text)));
    }

    private static Answer answer(Answer.Status status, long ttl) {
        return switch (status) {
            case FOUND -> text(ASKED, ttl, "text");
            case NO_DATA -> Answer.noData(ASKED, ttl);
            case NO_SUCH_DOMAIN -> Answer.noSuchDomain(ASKED, ttl);
            case TEMPORARY_FAILURE -> Answer.failure(ASKED, "SERVFAIL");
        };
    }

    @ParameterizedTest
    @CsvSource({
        "FOUND, 300, 300",
        "FOUND, 0, 0",
        "FOUND, 4, 4",
        "FOUND, 86400, 86400",
        "FOUND, 2147483647, 86400",
        "NO_DATA, 60, 60",
        "NO_SUCH_DOMAIN, 60, 60",
        "NO_SUCH_DOMAIN, 1, 1",
        "NO_SUCH_DOMAIN, 86400, 3600",
        "NO_DATA, 0, 0",
        "TEMPORARY_FAILURE, 0, 1",
    })
    void anAnswerLivesForItsTtlWithinLimits(Answer.Status status, long ttl, long life) {
        CachingDns dns = caching(question -> answer(status, ttl), CacheLimits.USUAL);
        assertThat(dns.ask(ASKED)).isEqualTo(answer(status, ttl));
        pass(life == 0 ? Duration.ZERO : Duration.ofSeconds(life).minusNanos(1));
        assertThat(dns.ask(ASKED).status()).isEqualTo(status);
        assertThat(lookUps).hasValue(life == 0 ? 2 : 1);
        pass(Duration.ofNanos(1));
        dns.ask(ASKED);
        assertThat(lookUps).hasValue(life == 0 ? 3 : 2);
    }

    @Test
    void whatIsLeftOfTheTtlIsTold() {
        CachingDns dns = caching(question -> answer(Answer.Status.FOUND, 300), CacheLimits.USUAL);
        dns.ask(ASKED);
        pass(Duration.ofSeconds(100));
        assertThat(dns.ask(ASKED)).isEqualTo(answer(Answer.Status.FOUND, 200));
    }

    @Test
    void nameAndTypeAreBothPartOfTheQuestion() {
        CachingDns dns = caching(question -> text(question, 300, question.toString()), CacheLimits.USUAL);
        for (RecordType type : RecordType.values()) {
            Question question = new Question("EXAMPLE.com", type);
            assertThat(dns.ask(question)).isEqualTo(text(question, 300, question.toString()));
        }
        assertThat(lookUps).hasValue(RecordType.values().length);
    }

    @Test
    void aMistakeOfTheDelegateIsAFailureForEverybody() {
        CachingDns dns = caching(
                question -> {
                    throw new IllegalStateException("mistake");
                },
                CacheLimits.USUAL);
        assertThat(dns.ask(ASKED).isFailure()).isTrue();
        assertThat(dns.ask(ASKED).detail()).contains("mistake");
    }

    @Test
    void whoAsksWhileALookUpIsUnderWaySharesIt() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CachingDns dns = caching(
                question -> {
                    awaitQuietly(answered);
                    return text(question, 300, "shared");
                },
                CacheLimits.USUAL);
        List<FutureTask<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            FutureTask<Answer> one = new FutureTask<>(() -> dns.ask(ASKED));
            all.add(one);
            Thread.ofVirtual().start(one);
        }
        answered.countDown();
        for (FutureTask<Answer> one : all) {
            assertThat(one.get()).isEqualTo(text(ASKED, 300, "shared"));
        }
        assertThat(lookUps).hasValue(1);
        CachingDns.Counts counts = dns.counts();
        assertThat(counts.misses()).isEqualTo(1);
        assertThat(counts.hits() + counts.shared()).isEqualTo(199);
    }

    @Test
    void anInterruptedCallerLeavesTheOthersTheirAnswer() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        CachingDns dns = caching(
                question -> {
                    begun.countDown();
                    awaitQuietly(answered);
                    return text(question, 300, "shared");
                },
                CacheLimits.USUAL);
        FutureTask<Answer> first = new FutureTask<>(() -> dns.ask(ASKED));
        Thread caller = Thread.ofVirtual().start(first);
        begun.await();
        FutureTask<Answer> second = new FutureTask<>(() -> dns.ask(ASKED));
        Thread.ofVirtual().start(second);
        caller.interrupt();
        assertThat(first.get()).isEqualTo(Answer.failure(ASKED, "interrupted"));
        answered.countDown();
        assertThat(second.get()).isEqualTo(text(ASKED, 300, "shared"));
        assertThat(lookUps).hasValue(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsExpectedIsLookedUpOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CachingDns dns = caching(
                question -> {
                    begun.countDown();
                    return text(question, 300, "expected");
                },
                CacheLimits.USUAL);
        dns.expect(ASKED);
        begun.await();
        dns.expect(ASKED);
        assertThat(dns.ask(ASKED)).isEqualTo(text(ASKED, 300, "expected"));
        dns.expect(ASKED);
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void whatWasUsedLongestAgoGoesFirst() {
        CacheLimits three = new CacheLimits(3, 1 << 20, Duration.ofDays(1), Duration.ofHours(1), Duration.ofSeconds(5));
        CachingDns dns = caching(question -> text(question, 300, "text"), three);
        for (String name : List.of("a", "b", "c", "a", "d")) {
            dns.ask(new Question(name, RecordType.TXT));
        }
        assertThat(lookUps).hasValue(4);
        for (String name : List.of("a", "c", "d")) {
            dns.ask(new Question(name, RecordType.TXT));
        }
        assertThat(lookUps).hasValue(4);
        dns.ask(new Question("b", RecordType.TXT));
        assertThat(lookUps).hasValue(5);
    }

    @Test
    void largeAnswersDoNotFillTheMemory() {
        CachingDns dns = caching(question -> text(question, 300, "x".repeat(60_000)), CacheLimits.USUAL);
        for (int i = 0; i < 2_000; i++) {
            dns.ask(new Question("n" + i, RecordType.TXT));
        }
        assertThat(dns.counts().octets()).isBetween(60L << 20, 64L << 20);
        assertThat(dns.counts().entries()).isBetween(1_000, 1_120);
    }

    /** The cache against the simplest thing that could be right: a map of answers with the second of their end. */
    @Test
    void randomQuestionsAndPausesAgreeWithASimpleModel() {
        long seed = 20_261_123;
        SplittableRandom random = new SplittableRandom(seed);
        AtomicInteger version = new AtomicInteger();
        CachingDns dns = caching(
                question -> text(question, question.name().length() * 7L, "v" + version.incrementAndGet()),
                CacheLimits.USUAL);
        Map<Question, Long> ends = new HashMap<>();
        long seconds = 0;
        for (int round = 0; round < 3_000; round++) {
            int pause = random.nextInt(8);
            seconds += pause;
            pass(Duration.ofSeconds(pause));
            Question question = new Question("a".repeat(1 + random.nextInt(30)), RecordType.TXT);
            int before = lookUps.get();
            Answer answer = dns.ask(question);
            long end = ends.getOrDefault(question, -1L);
            boolean fresh = end > seconds;
            assertThat(lookUps.get() - before)
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(fresh ? 0 : 1);
            assertThat(answer.ttl())
                    .isEqualTo(fresh ? end - seconds : question.name().length() * 7L);
            if (!fresh) {
                ends.put(question, seconds + answer.ttl());
            }
        }
        assertThat(lookUps.get()).isBetween(300, 2_700);
    }
}
