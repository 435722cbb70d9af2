package org.postern.application.maintain;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.application.index.EntryReader;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexQuery;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.domain.message.MessageContent;
import org.postern.domain.message.OriginalContent;

/** Writes messages out in another form, oldest first: every file is asked whether it is one of those, never the index. */
public final class Export {
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(70);

    private final StoredMessages store;

    public Export(StoredMessages store) {
        this.store = store;
    }

    /** Where messages are written to. */
    public interface Target {

        /** Writes a message; false when it is there already. An exception is a fault of where it is written to. */
        boolean add(IndexEntry entry, MessageContent content) throws IOException;
    }

    /** What of a message is written. */
    public enum Form {
        /** The file: our trace fields, among them every recipient, and the content. */
        KEPT,
        /** What the client sent. A file of other hands is as it is. */
        ORIGINAL
    }

    /** How many were written, were there already, and could not be read or made again; what the target refused, if it did. */
    public record Report(long written, long there, long unreadable, Optional<String> fault) {

        /** Whether all that was asked for is there. */
        public boolean sound() {
            return unreadable == 0 && fault.isEmpty();
        }
    }

    /** Writes those that match; the query's limit is of no weight. */
    public Report run(IndexQuery query, Form form, Target target, Pace pace) {
        long written = 0;
        long there = 0;
        long unreadable = 0;
        long seen = 0;
        long of = count();
        try (Stream<StoredMessage> all = store.messages(Optional.empty())) {
            for (StoredMessage message : (Iterable<StoredMessage>) all::iterator) {
                pace.went(++seen, Math.max(of, seen));
                Optional<Found> found = Optional.empty();
                try {
                    found = found(message, query, form);
                } catch (IOException unread) {
                    unreadable += store.find(message.key()).isPresent() ? 1 : 0;
                }
                if (found.isPresent()) {
                    try {
                        boolean added =
                                target.add(found.get().entry(), found.get().content());
                        written += added ? 1 : 0;
                        there += added ? 0 : 1;
                    } catch (IOException refused) {
                        return new Report(written, there, unreadable, Optional.of(message.key() + ": " + refused));
                    }
                }
            }
        }
        return new Report(written, there, unreadable, Optional.empty());
    }

    private long count() {
        try (Stream<StoredMessage> all = store.messages(Optional.empty())) {
            return all.count();
        }
    }

    private record Found(IndexEntry entry, MessageContent content) {}

    private static Optional<Found> found(StoredMessage message, IndexQuery query, Form form) throws IOException {
        boolean tooOld = message.id()
                .flatMap(id -> query.since().filter(id.time().plus(LONGEST_TRANSACTION)::isBefore))
                .isPresent();
        if (tooOld) {
            return Optional.empty();
        }
        IndexEntry entry = EntryReader.read(message);
        return query.matches(entry) ? Optional.of(new Found(entry, content(message, form))) : Optional.empty();
    }

    private static MessageContent content(StoredMessage message, Form form) throws IOException {
        if (form == Form.KEPT || message.id().isEmpty()) {
            return message;
        }
        Optional<OriginalContent> original = OriginalContent.of(message);
        if (original.isEmpty()) {
            throw new IOException("what the client sent cannot be made again");
        }
        return original.get();
    }
}
