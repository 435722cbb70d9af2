package org.postern.application.port;

import java.util.Optional;
import java.util.stream.Stream;
import org.postern.domain.smtp.TransactionId;

/** The messages that are kept, to be looked at. */
public interface StoreLookup {

    /** The message of that key; see {@link StoredMessage#key()}. */
    Optional<StoredMessage> find(String key);

    /**
     * Every message whose id is {@code since} or later, oldest first; without it every message, those with foreign names
     * last. Read lazily: close it. Messages kept meanwhile may or may not be among them.
     */
    Stream<StoredMessage> messages(Optional<TransactionId> since);

    /** The highest id in the store; ids given from now on must be higher. */
    Optional<TransactionId> newest();
}
