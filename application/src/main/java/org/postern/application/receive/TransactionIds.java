package org.postern.application.receive;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.postern.domain.smtp.TransactionId;

/**
 * Gives the ids of mail transactions: each higher than all before it and than what is in the store, whatever the clock
 * does. While the clock stands still or has gone back, ids count up from the last one. For any number of threads.
 */
public final class TransactionIds {
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable TransactionId last;

    /** Ids after {@code newest}, the highest that was ever given and kept. */
    public TransactionIds(InstantSource clock, RandomGenerator random, Optional<TransactionId> newest) {
        this.clock = clock;
        this.random = random;
        this.last = newest.orElse(null);
    }

    /** A new id. */
    public TransactionId next() {
        lock.lock();
        try {
            TransactionId now = TransactionId.of(clock.instant(), random.nextLong(), random.nextLong());
            @Nullable TransactionId before = last;
            TransactionId next = before == null || now.time().isAfter(before.time()) ? now : before.following();
            last = next;
            return next;
        } finally {
            lock.unlock();
        }
    }
}
