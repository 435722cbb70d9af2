package org.postern.application.index;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexLookup;
import org.postern.application.port.IndexQuery;
import org.postern.application.port.MessageIndex;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.domain.smtp.TransactionId;

/**
 * The index from one opening to the next: behind the store at first, then caught up with it. While it is behind, only the
 * scan of the store moves the high-water mark, so that whatever ends the process leaves a mark that holds.
 */
final class OpenIndex {
    /** An id is taken when a mail transaction begins; the message may be kept an hour later, under a lower id. */
    static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(70);

    static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(5);

    private final MessageIndex index;
    private final StoredMessages store;
    private final Offers offers;
    private final Progress progress;
    private final LongSupplier nanos;
    private final Leaps leaps;
    private Optional<String> mark;
    private boolean behind = true;
    private boolean toldOfAllGone;
    private boolean unread;
    private boolean unsaved;
    private long lookedAfter;
    private final AtomicReference<@Nullable IndexFault> met = new AtomicReference<>();

    OpenIndex(MessageIndex index, StoredMessages store, Offers offers, Progress progress, LongSupplier nanos)
            throws IndexFault {
        this.index = index;
        this.store = store;
        this.offers = offers;
        this.progress = progress;
        this.nanos = nanos;
        this.leaps = new Leaps(nanos);
        this.mark = index.highWaterMark();
        this.lookedAfter = nanos.getAsLong();
    }

    MessageIndex index() {
        return index;
    }

    /** For others to ask, from any thread. */
    IndexLookup lookup() {
        return new WatchedLookup(index, this::meet);
    }

    /** That an answer took too long may be the question's fault. Damage is not forgotten over what follows from it. */
    private void meet(IndexFault fault) {
        if (fault.kind() != IndexFault.Kind.SLOW && fault.kind() != IndexFault.Kind.IN_USE) {
            met.updateAndGet(before -> before != null && before.kind() == IndexFault.Kind.DAMAGED ? before : fault);
        }
    }

    /** What somebody met who asked, other than slowness, is as good as a fault of its own. */
    private void throwMet() throws IndexFault {
        @Nullable IndexFault fault = met.get();
        if (fault != null) {
            throw fault;
        }
    }

    Optional<String> mark() {
        return mark;
    }

    /**
     * Catches up if it must, writes one transaction of what was offered, looks after it. No more than one, so that a queue
     * that has overflowed holds the mark where it is. Returns whether every message was readable.
     */
    boolean work() throws IndexFault {
        throwMet();
        behind |= noteMissed();
        if (behind) {
            catchUp();
        }
        boolean allRead = write(offers.take());
        forgetGone();
        lookAfter();
        return allRead;
    }

    /**
     * Forgets what was taken away from the store. Whatever went while nobody listened is known by its tombstone, so all of
     * those are gone through once after each opening.
     */
    private void forgetGone() throws IndexFault {
        if (offers.tookGoneMissed() || !toldOfAllGone) {
            forgetTombstones();
            toldOfAllGone = true;
        }
        forgetTaken();
    }

    private void forgetTaken() throws IndexFault {
        for (List<String> keys = offers.takeGone(); !keys.isEmpty(); keys = offers.takeGone()) {
            index.remove(keys);
            index.checkpoint();
        }
    }

    private void forgetTombstones() throws IndexFault {
        try (Stream<TransactionId> all = store.tombstones()) {
            Iterator<TransactionId> next = all.iterator();
            while (next.hasNext()) {
                List<String> keys = new ArrayList<>();
                while (keys.size() < StoreScan.BATCH && next.hasNext()) {
                    keys.add(next.next().text());
                }
                index.remove(keys);
                unsaved = true;
            }
        }
    }

    private boolean noteMissed() {
        boolean missed = offers.missed();
        if (missed && !behind) {
            progress.tell(new IndexEvent.Overflowed());
        }
        return missed;
    }

    /** What was offered until now is in the store before the scan begins, so the scan sees it. */
    private void catchUp() throws IndexFault {
        offers.forget();
        unread = false;
        Optional<TransactionId> since = mark.flatMap(TransactionId::parse).map(OpenIndex::withMargin);
        if (index.find(IndexQuery.newest(1)).isEmpty()) {
            index.clear();
            mark = Optional.empty();
            since = Optional.empty();
        }
        progress.catchingUp(since.map(TransactionId::text));
        StoreScan scan = new StoreScan(store, index, mark, progress::couldNotRead);
        boolean done = scan.run(since, this::keepPace);
        mark = scan.mark();
        progress.wrote(scan.written());
        behind = !done || unread;
        if (!behind) {
            progress.caughtUp(scan.seen(), scan.written());
        }
    }

    private static TransactionId withMargin(TransactionId mark) {
        return TransactionId.of(mark.time().minus(LONGEST_TRANSACTION), 0, 0);
    }

    /** Between two transactions of a scan: messages that came meanwhile are not to wait for its end. */
    private boolean keepPace(StoreScan scan) throws IndexFault {
        throwMet();
        unsaved = true;
        write(offers.take());
        forgetGone();
        lookAfter();
        return !offers.stopped();
    }

    /** Writes messages that were offered; one that cannot be read leaves the index behind the store. */
    private boolean write(List<JustKept> messages) throws IndexFault {
        List<IndexEntry> entries = new ArrayList<>(messages.size());
        boolean allRead = true;
        for (JustKept message : messages) {
            try {
                entryOf(message).ifPresent(entries::add);
            } catch (IOException unread) {
                progress.couldNotRead(message.id().text(), unread);
                allRead = false;
            }
        }
        if (!allRead) {
            unread = true;
            behind = true;
            progress.behind();
        }
        if (!entries.isEmpty()) {
            index.write(entries, behind ? Optional.empty() : moveMark(entries));
            unsaved = true;
            progress.wrote(entries.size());
        }
        return allRead;
    }

    /** None of what was taken away meanwhile; what is taken away from here on is still to be forgotten. */
    private Optional<IndexEntry> entryOf(JustKept message) throws IOException {
        Optional<IndexEntry> inMemory = message.entry();
        if (inMemory.isPresent()) {
            return store.isGone(message.id()) ? Optional.empty() : inMemory;
        }
        Optional<StoredMessage> stored = store.find(message.id().text());
        return stored.isPresent() ? Optional.of(EntryReader.read(stored.get())) : Optional.empty();
    }

    /** Where the mark goes with these entries; empty for it to stay. */
    private Optional<String> moveMark(List<IndexEntry> entries) {
        String highest =
                entries.stream().map(IndexEntry::key).max(String::compareTo).orElse("");
        boolean higher = mark.isEmpty() || mark.get().compareTo(highest) < 0;
        boolean moves =
                TransactionId.parse(highest).map(id -> leaps.mayMove(id.time())).orElse(true);
        if (higher && moves) {
            mark = Optional.of(highest);
        }
        return moves ? mark : Optional.empty();
    }

    /** Now and then: what was written becomes durable, or else it is seen whether the index still answers. */
    private void lookAfter() throws IndexFault {
        long now = nanos.getAsLong();
        if (now - lookedAfter < CHECKPOINT_EVERY.toNanos()) {
            return;
        }
        lookedAfter = now;
        if (unsaved) {
            index.checkpoint();
            unsaved = false;
        } else {
            Optional<String> there = index.highWaterMark();
            if (!there.equals(mark)) {
                throw new IndexFault(IndexFault.Kind.FAILED, "the high-water mark is " + there + ", not " + mark);
            }
        }
    }

    /** The last work on it: what still waits is written, unless the next start has to catch up anyway. */
    void finish() throws IndexFault {
        while (!behind && !offers.isEmpty()) {
            write(offers.take());
        }
        forgetTaken();
        if (unsaved) {
            index.checkpoint();
        }
    }
}
