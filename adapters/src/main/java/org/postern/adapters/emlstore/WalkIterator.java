package org.postern.adapters.emlstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.postern.application.port.StoredMessage;

/** The messages of a walk one by one; a portion is read when the one before is used up. */
final class WalkIterator implements Iterator<StoredMessage> {
    private final StoreThreads threads;
    private final Walk walk;
    private final Deque<StoredMessage> portion = new ArrayDeque<>();
    private boolean ended;

    WalkIterator(StoreThreads threads, Walk walk) {
        this.threads = threads;
        this.walk = walk;
    }

    @Override
    public boolean hasNext() {
        while (portion.isEmpty() && !ended) {
            read();
        }
        return !portion.isEmpty();
    }

    private void read() {
        try {
            Optional<List<StoredMessage>> next = threads.call(walk::next);
            next.ifPresentOrElse(portion::addAll, () -> ended = true);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public StoredMessage next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return portion.removeFirst();
    }
}
