package org.postern.application.index;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Messages that wait to be written to the index: a bounded queue that never makes anybody wait to put something in. What
 * finds no place is not kept, only that there was such a thing.
 */
final class Offers {
    private static final int MOST_GONE = 100_000;
    private static final int MOST_OCTETS = 8 << 20;
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final int capacity;
    private final int enough;
    private final ArrayDeque<JustKept> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<String> gone = new ArrayDeque<>();
    private int octets;
    private boolean missed;
    private boolean goneMissed;
    private boolean forgetting;
    private long overflowed;
    private boolean stopped;

    /** At most {@code capacity} wait; {@code enough} of them make a transaction. */
    Offers(int capacity, int enough) {
        this.capacity = capacity;
        this.enough = enough;
    }

    /** Whether it found a place; after {@link #stop} there is none any more. */
    boolean offer(JustKept message) {
        lock.lock();
        try {
            if (stopped || waiting.size() >= capacity) {
                missed = true;
                overflowed++;
                return false;
            }
            JustKept held = octets + message.octets() > MOST_OCTETS ? JustKept.inFile(message.id()) : message;
            octets += held.octets();
            waiting.add(held);
            if (waiting.size() == 1 || waiting.size() == enough) {
                changed.signalAll();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Messages were taken away from the store: their entries have to go. */
    void gone(List<String> keys) {
        lock.lock();
        try {
            forgetting |= !keys.isEmpty();
            if (stopped || gone.size() + keys.size() > MOST_GONE) {
                goneMissed = true;
            } else {
                gone.addAll(keys);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Enough of those that are gone for one transaction. None is left to be forgotten when there are none. */
    List<String> takeGone() {
        lock.lock();
        try {
            List<String> taken = new ArrayList<>();
            while (taken.size() < enough && !gone.isEmpty()) {
                taken.add(gone.remove());
            }
            forgetting = !taken.isEmpty() || goneMissed;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Whether more went than could be noted since this was asked last: the store knows them all. */
    boolean tookGoneMissed() {
        return locked(() -> {
            boolean was = goneMissed;
            goneMissed = false;
            return was;
        });
    }

    /** Whether entries of messages that are gone may still be there. */
    boolean forgetting() {
        return locked(() -> forgetting);
    }

    /** Enough for one transaction, or as many as there are. */
    List<JustKept> take() {
        lock.lock();
        try {
            List<JustKept> taken = new ArrayList<>();
            while (taken.size() < enough && !waiting.isEmpty()) {
                JustKept next = waiting.remove();
                octets -= next.octets();
                taken.add(next);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all that wait, and that any were missed: whoever calls is about to look at the store itself. */
    void forget() {
        lock.lock();
        try {
            waiting.clear();
            octets = 0;
            missed = false;
        } finally {
            lock.unlock();
        }
    }

    /** Whether any found no place since the last {@link #forget}. */
    boolean missed() {
        return locked(() -> missed);
    }

    boolean isEmpty() {
        return locked(waiting::isEmpty);
    }

    boolean stopped() {
        return locked(() -> stopped);
    }

    /** How many wait. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    long overflowed() {
        lock.lock();
        try {
            return overflowed;
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something to do, at most that long; then a moment longer for more of it. */
    void awaitWork(Duration most) {
        await(most, () -> !waiting.isEmpty() || !gone.isEmpty());
        if (!isEmpty()) {
            await(GATHERING, () -> waiting.size() >= enough);
        }
    }

    /** Waits that long, whatever is offered meanwhile. */
    void rest(Duration time) {
        await(time, () -> false);
    }

    private boolean locked(BooleanSupplier fact) {
        lock.lock();
        try {
            return fact.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration most, BooleanSupplier enoughOfIt) {
        long left = most.toNanos();
        lock.lock();
        try {
            while (left > 0 && !stopped && !enoughOfIt.getAsBoolean()) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException earlier) {
            // The thread is nobody's to interrupt; if it happens, the next turn comes a little earlier and no more.
            return;
        } finally {
            lock.unlock();
        }
    }
}
