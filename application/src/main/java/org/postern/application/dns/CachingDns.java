package org.postern.application.dns;

import java.util.HashMap;
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
 * Remembers answers for as long as they say (RFC 1035 §3.2.1, RFC 2308 §5) within {@link CacheLimits}, and asks a
 * question once however many want to know it at that moment. Each look-up has a virtual thread of its own: a caller that
 * is interrupted leaves the others theirs. Safe for use by many threads; nobody waits for another's question.
 *
 * <p>A map in order of use under a lock, not a library: the lock is held for some hundred nanoseconds, a look-up takes
 * milliseconds, and this room has the JDK only.
 */
public final class CachingDns implements Dns {
    private static final int MOST_EXPECTED = 1_000;

    private final Dns delegate;
    private final LongSupplier nanoClock;
    private final ReentrantLock lock = new ReentrantLock();
    private final AnswerCache cache;
    private final Map<Question, CompletableFuture<Answer>> underWay = new HashMap<>();
    private long hits;
    private long shared;
    private long misses;

    /** What happened since the start, and what is kept now. */
    public record Counts(long hits, long shared, long misses, int entries, long octets) {}

    /** @param nanoClock like {@link System#nanoTime} */
    public CachingDns(Dns delegate, CacheLimits limits, LongSupplier nanoClock) {
        this.delegate = delegate;
        this.nanoClock = nanoClock;
        this.cache = new AnswerCache(limits);
    }

    @Override
    public Answer ask(Question question) {
        try {
            return find(question).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.failure(question, "interrupted");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Begins to look it up, unless too many look-ups are under way already. */
    @Override
    public void expect(Question question) {
        lock.lock();
        try {
            boolean known = underWay.containsKey(question)
                    || cache.find(question, nanoClock.getAsLong()).isPresent();
            if (!known && underWay.size() < MOST_EXPECTED) {
                begin(question, new CompletableFuture<>());
            }
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<Answer> find(Question question) {
        lock.lock();
        try {
            Optional<Answer> kept = cache.find(question, nanoClock.getAsLong());
            if (kept.isPresent()) {
                hits++;
                return CompletableFuture.completedFuture(kept.get());
            }
            CompletableFuture<Answer> begun = underWay.get(question);
            if (begun != null) {
                shared++;
                return begun;
            }
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            begin(question, answer);
            return answer;
        } finally {
            lock.unlock();
        }
    }

    private void begin(Question question, CompletableFuture<Answer> answer) {
        misses++;
        underWay.put(question, answer);
        Thread.ofVirtual().name("dns-look-up").start(() -> lookUp(question, answer));
    }

    private void lookUp(Question question, CompletableFuture<Answer> waiting) {
        Answer answer = Answer.failure(question, "broken");
        try {
            answer = delegate.ask(question);
        } catch (RuntimeException mistake) {
            answer = Answer.failure(question, "broken: " + mistake);
        } finally {
            end(question, answer);
            waiting.complete(answer);
        }
    }

    private void end(Question question, Answer answer) {
        lock.lock();
        try {
            underWay.remove(question);
            cache.keep(answer, nanoClock.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    /** For the metrics. */
    public Counts counts() {
        lock.lock();
        try {
            return new Counts(hits, shared, misses, cache.size(), cache.octets());
        } finally {
            lock.unlock();
        }
    }
}
