package org.postern.adapters.smtp;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Closes the raw socket of whoever is over its time. A read timeout of the socket does not bound a TLS record that comes
 * in drips, and nothing bounds a write to a client that does not read; closing the raw socket ends both. One platform
 * thread for all channels: each tells its deadline by writing one field, so that a command costs no timer.
 */
public final class Watchdog implements AutoCloseable {
    private static final Duration ROUND = Duration.ofMillis(250);

    private final Set<SocketTransmission> watched = ConcurrentHashMap.newKeySet();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("channel-watchdog").unstarted(this::watch);
    private volatile boolean running = true;

    /** Begins to watch. */
    public void start() {
        thread.start();
    }

    void add(SocketTransmission channel) {
        watched.add(channel);
    }

    void remove(SocketTransmission channel) {
        watched.remove(channel);
    }

    Set<SocketTransmission> watched() {
        return watched;
    }

    private void watch() {
        while (running) {
            long now = System.nanoTime();
            watched.forEach(channel -> channel.closeIfOverdue(now));
            LockSupport.parkNanos(ROUND.toNanos());
        }
    }

    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
    }
}
