package org.postern.adapters.emlstore;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Keeps room free: for the messages that are being received, and a reserve that is never used up. The system is asked
 * once a second at most, by one session; the others go by the last answer.
 */
final class DiskGuard {
    private static final long FRESH_NANOS = 1_000_000_000;

    private final StoreFiles files;
    private final StoreThreads threads;
    private final LongSupplier nanoTime;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Reserve reserve;
    private volatile Seen seen = new Seen(Long.MAX_VALUE, 0, false);

    DiskGuard(StoreFiles files, StoreThreads threads, StoreSettings settings, LongSupplier nanoTime) {
        this.files = files;
        this.threads = threads;
        this.reserve = new Reserve(settings.minFree(), settings.largest());
        this.nanoTime = nanoTime;
    }

    private record Reserve(long minFree, long largest) {}

    private record Seen(long free, long at, boolean known) {}

    /** What is to stay free from now on, and the largest message there may be, in octets. */
    void keepFree(long minFree, long largest) {
        reserve = new Reserve(minFree, largest);
    }

    /** Whether a message of that many octets (0: unknown) has room beside those that are being received. */
    boolean hasRoom(long octets, int receiving) throws IOException {
        Reserve kept = reserve;
        double coming = (double) kept.largest() * receiving + (double) (octets > 0 ? octets : kept.largest());
        return free() >= Math.max(kept.minFree(), (long) (1.5 * coming));
    }

    /** What was free when somebody last looked; empty before. */
    OptionalLong lastSeen() {
        Seen last = seen;
        return last.known() ? OptionalLong.of(last.free()) : OptionalLong.empty();
    }

    private long free() throws IOException {
        if (!isFresh() && asking.tryLock()) {
            try {
                if (!isFresh()) {
                    long free = threads.call(files::free);
                    seen = new Seen(free, nanoTime.getAsLong(), true);
                }
            } finally {
                asking.unlock();
            }
        }
        return seen.free();
    }

    private boolean isFresh() {
        Seen last = seen;
        return last.known() && nanoTime.getAsLong() - last.at() < FRESH_NANOS;
    }
}
