package org.postern.application.maintain;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.postern.application.index.EntryReader;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexLookup;
import org.postern.application.port.IndexQuery;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;

/** Lists messages, newest first: from the index, or from the files themselves when the index does not answer. */
public final class ListMessages {
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(70);

    private final Supplier<Optional<IndexLookup>> index;
    private final StoredMessages store;

    /** The supplier gives the index while there is one to ask. */
    public ListMessages(Supplier<Optional<IndexLookup>> index, StoredMessages store) {
        this.index = index;
        this.store = store;
    }

    /** What was found, by whom, and how many files could not be read while looking. */
    public record Listing(List<IndexEntry> entries, Source source, long unreadable) {
        public Listing {
            entries = List.copyOf(entries);
        }
    }

    /** Who was asked. */
    public enum Source {
        /** The index; the newest messages may be missing while it catches up. */
        INDEX,
        /** Every file's header section: complete, and slow in a large store. */
        FILES
    }

    /** The messages that match. */
    public Listing list(IndexQuery query) {
        Optional<IndexLookup> lookup = index.get();
        if (lookup.isPresent()) {
            try {
                return new Listing(lookup.get().find(query), Source.INDEX, 0);
            } catch (IndexFault asksTheFiles) {
                return fromFiles(query);
            }
        }
        return fromFiles(query);
    }

    private Listing fromFiles(IndexQuery query) {
        PriorityQueue<IndexEntry> newest = new PriorityQueue<>(IndexEntry.NEWEST_FIRST.reversed());
        long unreadable = 0;
        try (Stream<StoredMessage> messages = store.messages(Optional.empty())) {
            for (StoredMessage message : (Iterable<StoredMessage>) messages::iterator) {
                try {
                    if (mayMatch(message, query)) {
                        keepNewest(newest, EntryReader.read(message), query);
                    }
                } catch (IOException unread) {
                    unreadable += isStillThere(message) ? 1 : 0;
                }
            }
        }
        List<IndexEntry> entries =
                newest.stream().sorted(IndexEntry.NEWEST_FIRST).toList();
        return new Listing(entries, Source.FILES, unreadable);
    }

    /** What was taken away while we looked is no longer in the store, and no fault. */
    private boolean isStillThere(StoredMessage message) {
        return store.find(message.key()).isPresent();
    }

    /** The id tells the time, nearly: what is older by it than a transaction may last need not be opened. */
    private static boolean mayMatch(StoredMessage message, IndexQuery query) {
        return message.id().isEmpty()
                || query.since().isEmpty()
                || !message.id()
                        .get()
                        .time()
                        .plus(LONGEST_TRANSACTION)
                        .isBefore(query.since().get());
    }

    private static void keepNewest(PriorityQueue<IndexEntry> newest, IndexEntry entry, IndexQuery query) {
        if (query.matches(entry)) {
            newest.add(entry);
            if (newest.size() > query.limit()) {
                newest.remove();
            }
        }
    }
}
