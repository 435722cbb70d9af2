package org.postern.application.index;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexLookup;
import org.postern.application.port.IndexPlace;
import org.postern.application.port.MessageIndex;
import org.postern.application.port.StoredMessages;
import org.postern.domain.smtp.TransactionId;

/**
 * The work on the index a turn at a time, always on one thread: open it and keep it up with the store; after a fault close
 * it, leave it alone a while and begin again, with an empty one if it was damaged or failed twice. Never waits itself.
 */
public final class IndexUpkeep {
    /** How long a first fault keeps the index closed; each further one doubles it, up to a minute and a bit. */
    public static final Duration SHORTEST_REST = Duration.ofSeconds(1);

    private static final int MOST_DOUBLINGS = 6;

    private final StoredMessages store;
    private final IndexPlace place;
    private final Offers offers;
    private final Progress progress;
    private final LongSupplier nanos;
    private final Trust trust;
    private volatile Optional<OpenIndex> open = Optional.empty();
    private volatile boolean compacting;
    private int faultsInARow;

    /** At most {@code mostWaiting} messages wait to be written; {@code nanos} is the machine's monotonic clock. */
    public IndexUpkeep(
            StoredMessages store, IndexPlace place, int mostWaiting, Consumer<IndexEvent> events, LongSupplier nanos) {
        this.store = store;
        this.place = place;
        this.offers = new Offers(mostWaiting, StoreScan.BATCH);
        this.progress = new Progress(events);
        this.nanos = nanos;
        this.trust = new Trust(nanos);
    }

    /** Where the work comes from, for the thread that waits for it. */
    Offers offers() {
        return offers;
    }

    /** A message was kept; from any thread, at any time. */
    public void offer(JustKept message) {
        offers.offer(message);
    }

    /** Messages were taken away from the store; from any thread, at any time. */
    public void forget(List<TransactionId> ids) {
        offers.gone(ids.stream().map(TransactionId::text).toList());
    }

    /** Whether entries of messages that were taken away may still be in it. */
    public boolean isForgetting() {
        return offers.forgetting();
    }

    /** How the index is doing. */
    public IndexStatus status() {
        return progress.status(offers.waiting(), offers.overflowed());
    }

    /** The index while it is open. */
    public Optional<IndexLookup> lookup() {
        return open.map(OpenIndex::lookup);
    }

    /** Does what is to be done; how long everything is to be left alone then, if something went wrong. */
    public Optional<Duration> turn() {
        try {
            OpenIndex index = open.isPresent() ? open.get() : open();
            boolean allRead = index.work();
            if (compacting) {
                compact(index);
            }
            faultsInARow = 0;
            return allRead ? Optional.empty() : Optional.of(SHORTEST_REST);
        } catch (IndexFault fault) {
            return Optional.of(afterFault(fault, trust.isLostBy(fault)));
        } catch (RuntimeException storesOrOurs) {
            return Optional.of(afterFault(unforeseen(storesOrOurs), false));
        }
    }

    private OpenIndex open() throws IndexFault {
        MessageIndex index = place.open();
        try {
            OpenIndex opened = new OpenIndex(index, store, offers, progress, nanos);
            open = Optional.of(opened);
            progress.tell(new IndexEvent.Opened(opened.mark()));
            return opened;
        } catch (IndexFault fault) {
            index.close();
            throw fault;
        }
    }

    /** Soon, what was removed is not to be found in its files any more; it is closed for as long as that takes. */
    public void compact() {
        compacting = true;
    }

    /** Whether that is still to be done. */
    public boolean isCompacting() {
        return compacting;
    }

    private void compact(OpenIndex index) throws IndexFault {
        index.finish();
        close();
        place.compact();
        compacting = false;
    }

    private static IndexFault unforeseen(RuntimeException fault) {
        return new IndexFault(IndexFault.Kind.FAILED, "not foreseen: " + fault, fault);
    }

    private Duration afterFault(IndexFault fault, boolean beyondRepair) {
        Duration rest = SHORTEST_REST.multipliedBy(1L << Math.min(faultsInARow, MOST_DOUBLINGS));
        faultsInARow++;
        progress.down(fault, rest);
        close();
        if (beyondRepair) {
            try {
                place.setAside();
                progress.tell(new IndexEvent.SetAside(fault.detail()));
            } catch (IndexFault stays) {
                progress.down(stays, rest);
            }
        }
        return rest;
    }

    private void close() {
        Optional<OpenIndex> closing = open;
        open = Optional.empty();
        closing.ifPresent(index -> index.index().close());
    }

    /** The last turn: what still waits is written and made durable. */
    public void finish() {
        try {
            if (open.isPresent()) {
                open.get().finish();
            }
        } catch (IndexFault fault) {
            progress.tell(new IndexEvent.Faulted(fault, Duration.ZERO));
        } catch (RuntimeException storesOrOurs) {
            progress.tell(new IndexEvent.Faulted(unforeseen(storesOrOurs), Duration.ZERO));
        }
        close();
        progress.stopped();
    }
}
