package org.postern.application.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * foreign names come at the end and no later scan would look for them.
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
            while (goesOn && next.hasNext()) {
                List<StoredMessage> batch = batch(next);
                reached = higher(reached, batch);
                write(batch, since.isPresent() ? reached : Optional.empty());
                goesOn = pace.goOn(this);
            }
        }
        if (goesOn && since.isEmpty() && reached.isPresent()) {
            index.write(List.of(), reached);
            mark = reached;
        }
        return goesOn;
    }

    private static List<StoredMessage> batch(Iterator<StoredMessage> next) {
        List<StoredMessage> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && next.hasNext()) {
            batch.add(next.next());
        }
        return batch;
    }

    private static Optional<String> higher(Optional<String> mark, List<StoredMessage> batch) {
        return Stream.concat(
                        mark.stream(),
                        batch.stream().flatMap(message -> message.id().stream()).map(TransactionId::text))
                .max(String::compareTo);
    }

    private void write(List<StoredMessage> batch, Optional<String> reached) throws IndexFault {
        Map<String, Long> known =
                index.sizes(batch.stream().map(StoredMessage::key).toList());
        List<IndexEntry> entries = read(batch.stream()
                .filter(message -> !Long.valueOf(message.size()).equals(known.get(message.key())))
                .toList());
        boolean moves = !reached.equals(mark) && reached.isPresent();
        if (moves || !entries.isEmpty()) {
            index.write(entries, reached);
            mark = moves ? reached : mark;
        }
        seen += batch.size();
        written += entries.size();
    }

    /** On every core: to read and understand a header section is dearer than to write the entry of it. */
    private List<IndexEntry> read(List<StoredMessage> messages) {
        List<Reading> readings = messages.parallelStream().map(Reading::of).toList();
        readings.forEach(reading -> reading.fault().ifPresent(fault -> unreadable.accept(reading.key(), fault)));
        return readings.stream().flatMap(reading -> reading.entry().stream()).toList();
    }

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
