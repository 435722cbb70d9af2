package org.postern.adapters.emlstore;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that runs the rounds of the group commit, started with the first message. */
final class Committer {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    private final Queue<Keeping> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore arrivals = new Semaphore(0);
    private final Thread thread;
    private final Consumer<Queue<Keeping>> round;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean closing;

    Committer(Consumer<Queue<Keeping>> round) {
        this.round = round;
        this.thread = Thread.ofPlatform().name("store-commit").daemon().unstarted(this::run);
    }

    /** Hands over a message that was linked. */
    void accept(Keeping keeping) {
        waiting.add(keeping);
        arrivals.release();
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
    }

    /** Settles what waits and ends; nothing may be handed over any more. */
    void close(Duration patience) {
        closing = true;
        arrivals.release();
        try {
            if (started.get()) {
                thread.join(patience);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing || !waiting.isEmpty()) {
            arrivals.acquireUninterruptibly();
            arrivals.drainPermits();
            try {
                round.accept(waiting);
            } catch (RuntimeException broken) {
                LOG.error("A round of the group commit broke; its messages run out of time", broken);
            }
        }
    }
}
