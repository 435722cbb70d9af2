package org.postern.application.port;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.domain.smtp.TransactionId;

/**
 * What is kept, to be read. Callers may be virtual threads. A disk that cannot be read is an {@link
 * java.io.UncheckedIOException}.
 */
public interface StoredMessages {

    /** The message of that key; see {@link StoredMessage#key()}. */
    Optional<StoredMessage> find(String key);

    /**
     * Every message whose id is {@code since} or later, oldest first; without it every message, those with foreign names
     * last. Read lazily: close it. Messages kept meanwhile may or may not be among them.
     */
    Stream<StoredMessage> messages(Optional<TransactionId> since);

    /** The highest id in the store; ids given from now on must be higher. */
    Optional<TransactionId> newest();

    /** Names of what writers that died have left behind: no messages, nobody was told 250 for any of it. */
    default List<String> leftovers() {
        return List.of();
    }

    /** Whether the message of that id was taken away for good. */
    default boolean isGone(TransactionId id) {
        return false;
    }

    /** The id of every message that was taken away for good, in no order. Read lazily: close it. */
    default Stream<TransactionId> tombstones() {
        return Stream.empty();
    }
}
