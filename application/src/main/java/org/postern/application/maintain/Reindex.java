package org.postern.application.maintain;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.postern.application.index.StoreScan;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexPlace;
import org.postern.application.port.MessageIndex;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;

/** Makes the index again from the files. It may be interrupted at any time: the next start goes on with it. */
public final class Reindex {
    private final StoredMessages store;
    private final IndexPlace place;

    public Reindex(StoredMessages store, IndexPlace place) {
        this.store = store;
        this.place = place;
    }

    /** Messages in the store, and how many of them could not be read and are not in the index. */
    public record Reindexed(long messages, long unreadable) {}

    /** Forgets the index and writes it anew; {@code pace} is told how many messages were looked at so far. */
    public Reindexed run(Pace pace) throws IndexFault {
        long of = count();
        AtomicLong unreadable = new AtomicLong();
        try (MessageIndex index = empty()) {
            StoreScan scan =
                    new StoreScan(store, index, Optional.empty(), (key, unread) -> unreadable.incrementAndGet());
            boolean complete = scan.run(Optional.empty(), soFar -> {
                pace.went(soFar.seen(), Math.max(of, soFar.seen()));
                return true;
            });
            if (complete) {
                index.checkpoint();
            }
            return new Reindexed(scan.seen(), unreadable.get());
        }
    }

    private long count() {
        try (Stream<StoredMessage> all = store.messages(Optional.empty())) {
            return all.count();
        }
    }

    /** What cannot be opened or emptied is moved away first; one that another process has, or that is full or slow, is not. */
    private MessageIndex empty() throws IndexFault {
        try {
            return opened();
        } catch (IndexFault fault) {
            switch (fault.kind()) {
                case IN_USE, FULL, SLOW -> throw fault;
                case DAMAGED, FAILED -> place.setAside();
            }
            return opened();
        }
    }

    private MessageIndex opened() throws IndexFault {
        MessageIndex index = place.open();
        try {
            index.clear();
            return index;
        } catch (IndexFault fault) {
            index.close();
            throw fault;
        }
    }
}
