package org.postern.adapters.emlstore;

import java.util.concurrent.atomic.AtomicLong;

/** The octets of memory that all spools together may hold. */
final class SpoolBudget {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    SpoolBudget(long most) {
        this.most = most;
    }

    /** Takes memory if there is enough. */
    boolean tryTake(long octets) {
        long before = taken.getAndAdd(octets);
        if (before + octets > most) {
            taken.addAndGet(-octets);
            return false;
        }
        return true;
    }

    /** Takes memory that cannot be done without; it is missed by the others. */
    void take(long octets) {
        taken.addAndGet(octets);
    }

    void give(long octets) {
        taken.addAndGet(-octets);
    }

    long taken() {
        return taken.get();
    }
}
