package org.postern.application.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.postern.application.judge.Judgement.Timing;

/**
 * The checks of one judgement, each on a virtual thread of its own. Nobody waits for one past the common end; what is
 * not done then is interrupted. A check that breaks has the result of trouble, and what broke is noted.
 */
final class Checks implements AutoCloseable {
    private final LongSupplier nanoClock;
    private final long start;
    private final long end;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<FutureTask<?>> begun = new ArrayList<>();
    private final List<Timing> timings = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** A check under way. */
    final class Check<T> {
        private final String name;
        private final FutureTask<T> task;
        private final Supplier<T> trouble;

        private Check(String name, FutureTask<T> task, Supplier<T> trouble) {
            this.name = name;
            this.task = task;
            this.trouble = trouble;
        }

        /** Its result; that of trouble when it broke or is not done in time. To be asked for once: each time is noted. */
        T result() {
            try {
                return task.get(Math.max(0, end - nanoClock.getAsLong()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException broken) {
                note(faults, name + " broke: " + broken.getCause());
            } catch (TimeoutException late) {
                note(faults, name + " was not done in time");
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                note(faults, name + " was interrupted");
            }
            task.cancel(true);
            return trouble.get();
        }
    }

    /** All must be done this long after now. */
    Checks(Duration time, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.start = nanoClock.getAsLong();
        this.end = start + time.toNanos();
    }

    /** Begins a check; {@code trouble} makes its result when there is no other. */
    <T> Check<T> begin(String name, Callable<T> work, Supplier<T> trouble) {
        FutureTask<T> task = new FutureTask<>(() -> {
            T result = work.call();
            note(timings, new Timing(name, Duration.ofNanos(nanoClock.getAsLong() - start)));
            return result;
        });
        begun.add(task);
        Thread.ofVirtual().name("check-" + name).start(task);
        return new Check<>(name, task, trouble);
    }

    private <T> void note(List<T> notes, T note) {
        lock.lock();
        try {
            notes.add(note);
        } finally {
            lock.unlock();
        }
    }

    List<Timing> timings() {
        lock.lock();
        try {
            return List.copyOf(timings);
        } finally {
            lock.unlock();
        }
    }

    List<String> faults() {
        lock.lock();
        try {
            return List.copyOf(faults);
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts what nobody waits for any more. */
    @Override
    public void close() {
        begun.forEach(task -> task.cancel(true));
    }
}
