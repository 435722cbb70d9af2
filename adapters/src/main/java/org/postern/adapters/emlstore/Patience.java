package org.postern.adapters.emlstore;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How long is waited for the disk. One that keeps nothing of anybody's for as long as patience lasts is late; one that is only
 * busy has longer. A thread of its own keeps the time: what was there in time is taken from its queue and wakes nobody, where
 * each wait of a virtual thread that has an end would wake the JVM's own timer.
 */
final class Patience {
    private final Duration patience;
    private final Duration longest;
    private final ScheduledThreadPoolExecutor clock;
    private volatile long lastKept = System.nanoTime();

    Patience(StoreSettings settings) {
        this(
                settings,
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("store-clock").daemon().factory()));
    }

    Patience(StoreSettings settings, ScheduledThreadPoolExecutor clock) {
        this.clock = clock;
        this.patience = settings.patience();
        this.longest = settings.longestWait();
        clock.setRemoveOnCancelPolicy(true);
    }

    /** A message was kept: the disk is there. That it answers what costs it nothing says little. */
    void kept() {
        lastKept = System.nanoTime();
    }

    /** Waits for a result; once it is late, {@code late} has to settle it, and is told why. */
    <T> T await(CompletableFuture<T> result, Consumer<String> late) throws ExecutionException, InterruptedException {
        Wait wait = new Wait(result, late, System.nanoTime());
        Future<?> end = schedule(wait, patience);
        try {
            return result.get();
        } finally {
            end.cancel(false);
        }
    }

    private Future<?> schedule(Wait wait, Duration time) {
        try {
            return clock.schedule(() -> look(wait), time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            wait.late.accept("the store is closed");
            return CompletableFuture.completedFuture(wait);
        }
    }

    private void look(Wait wait) {
        if (wait.result.isDone()) {
            return;
        }
        long now = System.nanoTime();
        Duration silence = patience.minusNanos(now - lastKept);
        Duration all = longest.minusNanos(now - wait.start);
        if (!all.isPositive()) {
            wait.late.accept("the disk was busy for " + longest);
        } else if (!silence.isPositive()) {
            wait.late.accept("the disk did not answer within " + patience);
        } else {
            Future<?> unused = schedule(wait, silence.compareTo(all) < 0 ? silence : all);
        }
    }

    /** Takes no further wait, nor a longer one: who would have to be given more time is told that the store is closed. */
    void close() {
        clock.shutdown();
    }

    private record Wait(CompletableFuture<?> result, Consumer<String> late, long start) {}
}
