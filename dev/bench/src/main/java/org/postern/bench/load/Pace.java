package org.postern.bench.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** When the next message is due: so many a second of all clients together, or at once. Whoever is late does not catch up. */
final class Pace {
    private static final long SECOND = 1_000_000_000L;

    private final long gap;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /** @param rate messages a second; 0 for as many as there can be */
    Pace(int rate) {
        this.gap = rate > 0 ? SECOND / rate : 0;
    }

    /** Waits until the next message is due. */
    void await() {
        if (gap == 0) {
            return;
        }
        long now = System.nanoTime();
        long due = next.getAndUpdate(at -> Math.max(at, now) + gap);
        for (long left = due - now; left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
