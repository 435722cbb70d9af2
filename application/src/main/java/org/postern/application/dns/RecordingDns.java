package org.postern.application.dns;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.Question;

/**
 * Keeps what one judgement sees of the DNS. A question has one answer for as long as this lives: who asks again, also
 * from another thread, gets the answer that was recorded, a failure too. So the evidence holds each question once, and
 * {@link ReplayDns} leads to the same verdict. One of these per message; safe for use by many threads.
 */
public final class RecordingDns implements Dns {
    private final Dns delegate;
    private final LongSupplier nanoClock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Question, CompletableFuture<DnsEvidence>> asked = new LinkedHashMap<>();

    /** @param nanoClock like {@link System#nanoTime} */
    public RecordingDns(Dns delegate, LongSupplier nanoClock) {
        this.delegate = delegate;
        this.nanoClock = nanoClock;
    }

    @Override
    public Answer ask(Question question) {
        CompletableFuture<DnsEvidence> mine = new CompletableFuture<>();
        Optional<CompletableFuture<DnsEvidence>> earlier = earlier(question, mine);
        if (earlier.isEmpty()) {
            lookUp(question, mine);
        }
        try {
            return earlier.orElse(mine).get().answer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.failure(question, "interrupted");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Who asked before; otherwise it is this one from now on. */
    private Optional<CompletableFuture<DnsEvidence>> earlier(Question question, CompletableFuture<DnsEvidence> mine) {
        lock.lock();
        try {
            return Optional.ofNullable(asked.putIfAbsent(question, mine));
        } finally {
            lock.unlock();
        }
    }

    private void lookUp(Question question, CompletableFuture<DnsEvidence> evidence) {
        long start = nanoClock.getAsLong();
        Answer answer = Answer.failure(question, "broken");
        try {
            answer = delegate.ask(question);
        } catch (RuntimeException mistake) {
            answer = Answer.failure(question, "broken: " + mistake);
        } finally {
            evidence.complete(new DnsEvidence(answer, Duration.ofNanos(nanoClock.getAsLong() - start)));
        }
    }

    @Override
    public void expect(Question question) {
        delegate.expect(question);
    }

    /** Each question that has its answer, in the order of asking. */
    public List<DnsEvidence> evidence() {
        lock.lock();
        try {
            return asked.values().stream()
                    .filter(CompletableFuture::isDone)
                    .map(CompletableFuture::resultNow)
                    .toList();
        } finally {
            lock.unlock();
        }
    }
}
