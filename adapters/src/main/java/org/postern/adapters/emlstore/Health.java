package org.postern.adapters.emlstore;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.postern.application.port.StoreFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the disk can be trusted. After a failure it is not, until a probe has gone through every operation the store
 * needs. Probes are no closer together than the settings say, however many failures there are.
 */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final Probe probe;
    private final Debris debris;
    private final long probeEvery;
    private final LongSupplier nanoTime;
    private final AtomicLong doubts = new AtomicLong();
    private final ReentrantLock probing = new ReentrantLock();
    private volatile @Nullable StoreFailure failure;
    private volatile Runnable alarm = () -> {};
    private boolean probed;
    private long probedAt;

    Health(StoreFiles files, Debris debris, Duration probeEvery, LongSupplier nanoTime) {
        this.probe = new Probe(files);
        this.debris = debris;
        this.probeEvery = probeEvery.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Who is told of every failure. */
    void onFailure(Runnable told) {
        alarm = told;
    }

    /** What stands in the way; empty while the disk is trusted. */
    Optional<StoreFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Grows with every failure. A message that was linked before one may have been in a sync that failed, and no later sync
     * makes up for that, even when the disk is trusted again.
     */
    long doubts() {
        return doubts.get() + debris.failedSyncs();
    }

    /** Something went wrong: nothing is taken until a probe succeeds. */
    void suspect(StoreFailure kind, String detail) {
        doubts.incrementAndGet();
        if (failure == null) {
            LOG.error("The store takes no mail ({}): {}", kind, detail);
        }
        failure = kind == StoreFailure.BUSY ? StoreFailure.FAULT : kind;
        alarm.run();
    }

    /** Whether the disk is trusted, after a probe if it is time for one. For threads that may touch the disk. */
    boolean isTrusted() {
        probing.lock();
        try {
            return failure == null || isTime() && probe();
        } finally {
            probing.unlock();
        }
    }

    private boolean isTime() {
        return !probed || nanoTime.getAsLong() - probedAt >= probeEvery;
    }

    private boolean probe() {
        probed = true;
        probedAt = nanoTime.getAsLong();
        try {
            debris.clear();
            probe.run();
            failure = null;
            LOG.info("The store takes mail again");
            return true;
        } catch (IOException still) {
            failure = DiskFailure.of(still);
            LOG.warn("The store takes no mail yet ({}): {}", failure, DiskFailure.words(still));
            return false;
        } finally {
            probedAt = nanoTime.getAsLong();
        }
    }
}
