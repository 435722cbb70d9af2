package org.postern.adapters.observe;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Whether virtual threads, which hold the sessions, still run: a new one says so at every beat. Any thread may ask. */
public final class Heartbeat {
    private static final Duration DEAD = Duration.ofSeconds(60);

    private final LongSupplier nanoClock;
    private volatile long last;

    /** {@code nanoClock} as {@link System#nanoTime}. */
    public Heartbeat(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.last = nanoClock.getAsLong();
    }

    /** To be called every few seconds by a platform thread. */
    public void beat() {
        Thread.ofVirtual().name("heartbeat").start(() -> last = nanoClock.getAsLong());
    }

    /** False when none has run for a minute: only a new process helps. */
    public boolean isAlive() {
        return nanoClock.getAsLong() - last < DEAD.toNanos();
    }
}
