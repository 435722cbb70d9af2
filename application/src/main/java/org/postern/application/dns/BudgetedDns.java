package org.postern.application.dns;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.Question;

/**
 * What one message may cost: a time from its first moment on, and a number of questions. Beyond either every answer is a
 * failure with the detail {@code budget}. The caller never waits past the time, whatever the delegate does: the delegate
 * works on a virtual thread of its own and is interrupted when the time is over.
 */
public final class BudgetedDns implements Dns {
    static final String SPENT = "budget";

    private final Dns delegate;
    private final LongSupplier nanoClock;
    private final long end;
    private final AtomicInteger questions;
    private final AtomicInteger expectations;

    /**
     * The time begins now.
     *
     * @param nanoClock like {@link System#nanoTime}
     */
    public BudgetedDns(Dns delegate, Duration time, int questions, LongSupplier nanoClock) {
        this.delegate = delegate;
        this.nanoClock = nanoClock;
        this.end = nanoClock.getAsLong() + time.toNanos();
        this.questions = new AtomicInteger(questions);
        this.expectations = new AtomicInteger(questions);
    }

    @Override
    public Answer ask(Question question) {
        long left = end - nanoClock.getAsLong();
        if (left <= 0 || !take(questions)) {
            return Answer.failure(question, SPENT);
        }
        FutureTask<Answer> task = new FutureTask<>(() -> delegate.ask(question));
        Thread.ofVirtual().name("dns-budget").start(task);
        try {
            return task.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException over) {
            return Answer.failure(question, SPENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.failure(question, "interrupted");
        } catch (ExecutionException mistake) {
            return Answer.failure(question, "broken: " + mistake.getCause());
        } finally {
            task.cancel(true);
        }
    }

    /** Passed on as often as questions are allowed; not counted among them. */
    @Override
    public void expect(Question question) {
        if (end - nanoClock.getAsLong() > 0 && take(expectations)) {
            delegate.expect(question);
        }
    }

    private static boolean take(AtomicInteger left) {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }
}
