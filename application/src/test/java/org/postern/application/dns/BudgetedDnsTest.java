package org.postern.application.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;

class BudgetedDnsTest {
    private static final Question ASKED = new Question("example.com", RecordType.A);
    private static final Answer SPENT = Answer.failure(ASKED, "budget");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger expected = new AtomicInteger();
    private final Dns counting = new Dns() {
        @Override
        public Answer ask(Question question) {
            asked.incrementAndGet();
            return Answer.noData(question, 60);
        }

        @Override
        public void expect(Question question) {
            expected.incrementAndGet();
        }
    };

    @Test
    void afterTheLastQuestionThereIsNoMore() {
        Dns dns = new BudgetedDns(counting, Duration.ofSeconds(30), 3, now::get);
        for (int i = 0; i < 3; i++) {
            assertThat(dns.ask(ASKED)).isEqualTo(Answer.noData(ASKED, 60));
        }
        assertThat(dns.ask(ASKED)).isEqualTo(SPENT);
        assertThat(dns.ask(ASKED)).isEqualTo(SPENT);
        assertThat(asked).hasValue(3);
    }

    @Test
    void afterTheTimeNobodyIsAsked() {
        Dns dns = new BudgetedDns(counting, Duration.ofSeconds(30), 100, now::get);
        now.addAndGet(Duration.ofSeconds(15).toNanos());
        assertThat(dns.ask(ASKED).isFailure()).isFalse();
        now.addAndGet(Duration.ofSeconds(15).toNanos());
        assertThat(dns.ask(ASKED)).isEqualTo(SPENT);
        dns.expect(ASKED);
        assertThat(asked).hasValue(1);
        assertThat(expected).hasValue(0);
    }

    @Test
    void aDelegateThatNeverAnswersIsInterruptedWhenTheTimeIsOver() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Dns stuck = question -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return Answer.noData(question, 60);
        };
        assertThat(new BudgetedDns(stuck, Duration.ofMillis(50), 1, System::nanoTime).ask(ASKED))
                .isEqualTo(SPENT);
        interrupted.await();
    }

    @Test
    void whatIsExpectedIsBoundedButNotCounted() {
        Dns dns = new BudgetedDns(counting, Duration.ofSeconds(30), 2, now::get);
        for (int i = 0; i < 5; i++) {
            dns.expect(ASKED);
        }
        assertThat(expected).hasValue(2);
        assertThat(dns.ask(ASKED).isFailure()).isFalse();
    }

    @Test
    void aMistakeOfTheDelegateIsAFailure() {
        Dns broken = question -> {
            throw new IllegalStateException("mistake");
        };
        Answer answer = new BudgetedDns(broken, Duration.ofSeconds(30), 2, now::get).ask(ASKED);
        assertThat(answer.isFailure()).isTrue();
        assertThat(answer.detail()).contains("mistake");
    }

    @Test
    void manyThreadsTogetherDoNotAskMoreThanOneMay() throws Exception {
        Dns dns = new BudgetedDns(counting, Duration.ofSeconds(30), 50, now::get);
        List<FutureTask<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(new FutureTask<>(() -> dns.ask(ASKED)));
        }
        all.forEach(Thread.ofVirtual()::start);
        int answers = 0;
        for (FutureTask<Answer> one : all) {
            answers += one.get().isFailure() ? 0 : 1;
        }
        assertThat(answers).isEqualTo(50);
        assertThat(asked).hasValue(50);
    }
}
