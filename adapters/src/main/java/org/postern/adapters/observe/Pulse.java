package org.postern.adapters.observe;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a platform thread of its own, which may hang without anybody else being held. */
public final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final Runnable beat;
    private final Duration every;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    /** {@code name} is the thread's. */
    public Pulse(String name, Duration every, Runnable beat) {
        this.every = every;
        this.beat = beat;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** Begins with a first beat at once. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                beat();
            } while (!over.await(every.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException nobodysToInterrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        try {
            beat.run();
        } catch (RuntimeException broken) {
            LOG.error("a look at the server broke", broken);
        }
    }

    /** Ends it; a beat that hangs is left alone. */
    @Override
    public void close() {
        over.countDown();
    }
}
