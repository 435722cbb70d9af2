package org.postern.application.index;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.postern.application.port.IndexLookup;
import org.postern.application.port.IndexPlace;
import org.postern.application.port.StoredMessages;
import org.postern.domain.smtp.TransactionId;

/**
 * Keeps the index up with the store, behind the reply and on a platform thread of its own that nobody interrupts. However
 * the index is, full, locked, slow, damaged or gone: {@link #offer} returns at once, {@link #start} too, and
 * {@link #close} within the time given. What could not be written is found in the store later.
 */
public final class IndexWriter implements AutoCloseable {
    private static final int MOST_WAITING = 10_000;
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final IndexUpkeep upkeep;
    private final Offers offers;
    private final Duration stopWithin;
    private final Thread thread;

    /** {@code stopWithin} bounds the time that {@link #close} takes; events come on the writer's thread. */
    public IndexWriter(StoredMessages store, IndexPlace place, Consumer<IndexEvent> events, Duration stopWithin) {
        this.upkeep = new IndexUpkeep(store, place, MOST_WAITING, events, System::nanoTime);
        this.offers = upkeep.offers();
        this.stopWithin = stopWithin;
        this.thread = Thread.ofPlatform().name("index-writer").daemon().unstarted(this::run);
    }

    /** Begins to work; opening and catching up happen in the background. */
    public void start() {
        thread.start();
    }

    /** A message was kept. Never waits and never fails: whether it is written now or found later is the writer's affair. */
    public void offer(JustKept message) {
        offers.offer(message);
    }

    /** Messages were taken away from the store. Never waits and never fails: what is not forgotten now is forgotten later. */
    public void forget(List<TransactionId> ids) {
        upkeep.forget(ids);
    }

    /** Whether entries of messages that were taken away may still be in it. */
    public boolean isForgetting() {
        return upkeep.isForgetting();
    }

    /** Soon, nothing of what was forgotten is left in its files. */
    public void compact() {
        upkeep.compact();
    }

    /** Whether that is still to be done. */
    public boolean isCompacting() {
        return upkeep.isCompacting();
    }

    /** How it is doing, for health and operators. */
    public IndexStatus status() {
        return upkeep.status();
    }

    /** What can be asked now; empty while the index is down. What is found may lack the newest messages. */
    public Optional<IndexLookup> lookup() {
        return upkeep.lookup();
    }

    private void run() {
        try {
            while (!offers.stopped()) {
                Optional<Duration> rest = upkeep.turn();
                if (rest.isPresent()) {
                    offers.rest(rest.get());
                } else {
                    offers.awaitWork(IDLE);
                }
            }
        } finally {
            upkeep.finish();
        }
    }

    /** Writes what waits and makes it durable, if that goes within the time given; else it is left to the next start. */
    @Override
    public void close() {
        offers.stop();
        try {
            thread.join(stopWithin.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
