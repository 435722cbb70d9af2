package org.postern.adapters.emlstore;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Probes a failed disk from time to time until it can be trusted again: nobody has to do anything. */
final class Recovery {
    private final Health health;
    private final long every;
    private final ScheduledThreadPoolExecutor thread;
    private final AtomicBoolean running = new AtomicBoolean();

    Recovery(Health health, Duration every) {
        this.health = health;
        this.every = Math.max(1, every.toMillis());
        this.thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("store-recovery").daemon().factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Begins unless it is at it already. */
    void begin() {
        if (running.compareAndSet(false, true)) {
            schedule(0);
        }
    }

    private void probe() {
        if (!health.isTrusted()) {
            schedule(every);
            return;
        }
        running.set(false);
        if (health.failure().isPresent()) {
            begin();
        }
    }

    private void schedule(long millis) {
        try {
            Future<?> unused = thread.schedule(this::probe, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            running.set(false);
        }
    }

    /** Begins no probe any more. One that runs is not interrupted: an interrupt closes a file under its user. */
    void close() {
        thread.shutdown();
    }
}
