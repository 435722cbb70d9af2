package org.postern.application.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;

class RecordingDnsTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    /** Takes as many milliseconds as the name has letters, and never says the same twice. */
    private final Dns fickle = question -> {
        now.addAndGet(Duration.ofMillis(question.name().length()).toNanos());
        String text = "answer " + asked.incrementAndGet();
        return question.name().startsWith("broken")
                ? Answer.failure(question, text)
                : Answer.found(question, 60, List.of(new DnsRecord.Text(text)));
    };

    private static Question text(String name) {
        return new Question(name, RecordType.TXT);
    }

    @Test
    void eachQuestionStandsOnceInOrderWithItsAnswerAndLatency() {
        RecordingDns dns = new RecordingDns(fickle, now::get);
        Answer b = dns.ask(text("b.example"));
        Answer broken = dns.ask(text("broken.example"));
        Answer a = dns.ask(text("a.example"));
        assertThat(dns.ask(text("b.example"))).isEqualTo(b);
        assertThat(dns.ask(text("broken.example"))).isEqualTo(broken);
        assertThat(dns.evidence())
                .containsExactly(
                        new DnsEvidence(b, Duration.ofMillis(9)),
                        new DnsEvidence(broken, Duration.ofMillis(14)),
                        new DnsEvidence(a, Duration.ofMillis(9)));
        assertThat(asked).hasValue(3);
    }

    @Test
    void manyThreadsSeeOneAnswerPerQuestion() throws Exception {
        RecordingDns dns = new RecordingDns(fickle, now::get);
        List<FutureTask<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Question question = text("n" + i % 10 + ".example");
            all.add(new FutureTask<>(() -> dns.ask(question)));
        }
        all.forEach(Thread.ofVirtual()::start);
        List<Answer> seen = new ArrayList<>();
        for (FutureTask<Answer> one : all) {
            seen.add(one.get());
        }
        ReplayDns replay = new ReplayDns(dns.evidence());
        for (Answer answer : seen) {
            assertThat(replay.ask(answer.question())).isEqualTo(answer);
        }
        assertThat(asked).hasValue(10);
        assertThat(dns.evidence()).hasSize(10);
    }

    @Test
    void aReplayKnowsWhatWasRecordedAndNothingElse() {
        RecordingDns dns = new RecordingDns(fickle, now::get);
        Answer known = dns.ask(text("a.example"));
        Answer failed = dns.ask(text("broken.example"));
        ReplayDns replay = new ReplayDns(dns.evidence());
        assertThat(replay.ask(text("A.example."))).isEqualTo(known);
        assertThat(replay.ask(text("broken.example"))).isEqualTo(failed);
        Question other = new Question("a.example", RecordType.A);
        assertThat(replay.ask(other)).isEqualTo(Answer.failure(other, "not recorded"));
    }

    @Test
    void aMistakeOfTheDelegateIsRecordedAsAFailure() {
        RecordingDns dns = new RecordingDns(
                question -> {
                    throw new IllegalStateException("mistake");
                },
                now::get);
        assertThat(dns.ask(text("a.example")).isFailure()).isTrue();
        assertThat(dns.evidence()).hasSize(1);
    }
}
