package org.postern.adapters.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The newest lines of one session, so many at most. Its session writes; whoever looks reads, and may have every further
 * line from exactly there on.
 */
final class Tape {
    static final int MOST = 48;

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<TapeLine> lines = new ArrayDeque<>();
    private final List<Consumer<TapeLine>> listeners = new ArrayList<>(0);
    private int dropped;

    /** What was on the tape at a moment. */
    record Copy(List<TapeLine> lines, int dropped) {}

    void add(TapeLine line) {
        lock.lock();
        try {
            if (lines.size() == MOST) {
                lines.removeFirst();
                dropped++;
            }
            lines.addLast(line);
            listeners.forEach(listener -> listener.accept(line));
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of every line there is. */
    void clear() {
        lock.lock();
        try {
            dropped += lines.size();
            lines.clear();
        } finally {
            lock.unlock();
        }
    }

    Copy copy() {
        lock.lock();
        try {
            return new Copy(List.copyOf(lines), dropped);
        } finally {
            lock.unlock();
        }
    }

    /** The copy of now; every line after it goes to the listener, which must not wait. */
    Copy listen(Consumer<TapeLine> listener) {
        lock.lock();
        try {
            listeners.add(listener);
            return new Copy(List.copyOf(lines), dropped);
        } finally {
            lock.unlock();
        }
    }

    void leave(Consumer<TapeLine> listener) {
        lock.lock();
        try {
            listeners.remove(listener);
        } finally {
            lock.unlock();
        }
    }
}
