package org.postern.application.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexFault;
import org.postern.application.port.MessageIndex;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.domain.smtp.TransactionId;

/**
 * Goes through the store, oldest first, and writes to the index what is missing there. A scan that begins at an id moves
 * the high-water mark with every transaction; a scan of everything sets it with its last one, because messages with
 * foreign names come at the end and no later scan would look for them. While one transaction is written, the messages
 * of the next are read.
 */
public final class StoreScan {
    /** The most entries in one transaction. */
    public static final int BATCH = 500;

    private final StoredMessages store;
    private final MessageIndex index;
    private final BiConsumer<String, IOException> unreadable;
    private Optional<String> mark;
    private long seen;
    private long written;

    /** {@code unreadable} is told the key of each message that could not be read, oldest first; it is left out. */
    public StoreScan(
            StoredMessages store,
            MessageIndex index,
            Optional<String> mark,
            BiConsumer<String, IOException> unreadable) {
        this.store = store;
        this.index = index;
        this.mark = mark;
        this.unreadable = unreadable;
    }

    /** Told after each transaction; whether to go on. */
    public interface Pace {
        boolean goOn(StoreScan scan) throws IndexFault;
    }

    /** Goes from that id on, or through everything. Returns whether it came to the end. */
    public boolean run(Optional<TransactionId> since, Pace pace) throws IndexFault {
        Optional<String> reached = mark;
        boolean goesOn = true;
        try (Stream<StoredMessage> messages = store.messages(since)) {
            Iterator<StoredMessage> next = messages.iterator();
            Batch batch = batch(next);
            while (goesOn && !batch.messages().isEmpty()) {
                Batch following = batch(next);
                reached = higher(reached, batch.messages());
                write(batch, since.isPresent() ? reached : Optional.empty());
                goesOn = pace.goOn(this);
                batch = following;
            }
        }
        if (goesOn && since.isEmpty() && reached.isPresent()) {
            index.write(List.of(), reached);
            mark = reached;
        }
        return goesOn;
    }

    /** The next messages, of which those that are not in the index are being read while those before are written. */
    private Batch batch(Iterator<StoredMessage> next) throws IndexFault {
        List<StoredMessage> messages = new ArrayList<>(BATCH);
        while (messages.size() < BATCH && next.hasNext()) {
            messages.add(next.next());
        }
        Map<String, Long> known =
                index.sizes(messages.stream().map(StoredMessage::key).toList());
        List<StoredMessage> missing = messages.stream()
                .filter(message -> !Long.valueOf(message.size()).equals(known.get(message.key())))
                .toList();
        return new Batch(messages, CompletableFuture.supplyAsync(() -> read(missing)));
    }

    private static Optional<String> higher(Optional<String> mark, List<StoredMessage> batch) {
        return Stream.concat(
                        mark.stream(),
                        batch.stream().flatMap(message -> message.id().stream()).map(TransactionId::text))
                .max(String::compareTo);
    }

    /** None of what was taken away since it was read; what is taken away from here on, others forget later. */
    private void write(Batch batch, Optional<String> reached) throws IndexFault {
        List<IndexEntry> entries = new ArrayList<>();
        for (Reading reading : batch.readings().join()) {
            reading.fault().ifPresent(fault -> unreadable.accept(reading.key(), fault));
            reading.entry().filter(entry -> !isGone(entry.key())).ifPresent(entries::add);
        }
        boolean moves = !reached.equals(mark) && reached.isPresent();
        if (moves || !entries.isEmpty()) {
            index.write(entries, reached);
            mark = moves ? reached : mark;
        }
        seen += batch.messages().size();
        written += entries.size();
    }

    private boolean isGone(String key) {
        return TransactionId.parse(key).filter(store::isGone).isPresent();
    }

    /** On every core: to read and understand a header section is dearer than to write the entry of it. */
    private static List<Reading> read(List<StoredMessage> messages) {
        return messages.parallelStream().map(Reading::of).toList();
    }

    /** Messages of one transaction, and what comes of reading those of them that are missing. */
    private record Batch(List<StoredMessage> messages, CompletableFuture<List<Reading>> readings) {}

    /** The entry of the message of that key, or why it could not be read. */
    private record Reading(String key, Optional<IndexEntry> entry, Optional<IOException> fault) {

        static Reading of(StoredMessage message) {
            try {
                return new Reading(message.key(), Optional.of(EntryReader.read(message)), Optional.empty());
            } catch (IOException fault) {
                return new Reading(message.key(), Optional.empty(), Optional.of(fault));
            }
        }
    }

    /** The high-water mark as this scan left it. */
    public Optional<String> mark() {
        return mark;
    }

    /** Messages looked at so far. */
    public long seen() {
        return seen;
    }

    /** Entries written so far. */
    public long written() {
        return written;
    }
}
