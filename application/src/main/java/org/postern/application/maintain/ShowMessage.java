package org.postern.application.maintain;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.application.index.EntryReader;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.domain.smtp.TransactionId;

/** Shows one message, named by its key or by the beginning of its id. Asks the store itself, never the index. */
public final class ShowMessage {
    /** The fewest characters that may stand for an id. */
    public static final int SHORTEST_PREFIX = 6;

    private static final int MOST_CANDIDATES = 10;
    private static final String LOWEST_ID = "0".repeat(26);

    private final StoredMessages store;

    public ShowMessage(StoredMessages store) {
        this.store = store;
    }

    /** What came of it. */
    public sealed interface Shown {}

    /** The message: what is known of it, and the file to read it from. */
    public record Found(IndexEntry entry, StoredMessage message) implements Shown {}

    /** Several ids begin so; here are the oldest of them. */
    public record Ambiguous(List<String> keys) implements Shown {
        public Ambiguous {
            keys = List.copyOf(keys);
        }
    }

    /** There is none of that name. */
    public record Unknown() implements Shown {}

    /** It is there and cannot be read. */
    public record Unreadable(String key, String detail) implements Shown {}

    /** The message of that key, or the only one whose id begins so, in either case of letters. */
    public Shown show(String keyOrPrefix) {
        Optional<StoredMessage> exact = store.find(keyOrPrefix);
        if (exact.isPresent()) {
            return shown(exact.get());
        }
        List<StoredMessage> candidates = beginning(keyOrPrefix.toUpperCase(Locale.ROOT));
        return switch (candidates.size()) {
            case 0 -> new Unknown();
            case 1 -> shown(candidates.getFirst());
            default -> new Ambiguous(candidates.stream().map(StoredMessage::key).toList());
        };
    }

    /** Ids sort as texts do, so those that begin alike stand together. */
    private List<StoredMessage> beginning(String prefix) {
        boolean fits = prefix.length() >= SHORTEST_PREFIX && prefix.length() <= LOWEST_ID.length();
        Optional<TransactionId> lowest =
                fits ? TransactionId.parse(prefix + LOWEST_ID.substring(prefix.length())) : Optional.empty();
        if (lowest.isEmpty()) {
            return List.of();
        }
        try (Stream<StoredMessage> messages = store.messages(lowest)) {
            return messages.takeWhile(message -> message.key().startsWith(prefix))
                    .limit(MOST_CANDIDATES)
                    .toList();
        }
    }

    private Shown shown(StoredMessage message) {
        try {
            return new Found(EntryReader.read(message), message);
        } catch (IOException unread) {
            return store.find(message.key()).isPresent()
                    ? new Unreadable(message.key(), unread.toString())
                    : new Unknown();
        }
    }
}
