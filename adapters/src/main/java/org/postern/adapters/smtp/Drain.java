package org.postern.adapters.smtp;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;

/**
 * The orderly end: RFC 5321 §3.8. No new connections; whoever only waits is told 421 at once; mail data in progress may
 * finish within the time given; then every socket is closed.
 */
public final class Drain {
    private static final long ROUND_NANOS = Duration.ofMillis(20).toNanos();

    private Drain() {}

    /** Ends all sessions; returns when none is left. */
    public static void end(Collection<SmtpListener> listeners, Watchdog watchdog, Duration most) {
        listeners.forEach(SmtpListener::close);
        long end = System.nanoTime() + most.toNanos();
        while (!watchdog.watched().isEmpty() && System.nanoTime() - end < 0) {
            watchdog.watched().forEach(SocketTransmission::stop);
            LockSupport.parkNanos(ROUND_NANOS);
        }
        watchdog.watched().forEach(SocketTransmission::closeRaw);
        watchdog.close();
    }
}
