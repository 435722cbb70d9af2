package org.postern.testkit.index;

import java.util.Optional;
import java.util.stream.Stream;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.domain.smtp.TransactionId;

/** A store that still lists a message whose file has just been taken away. */
record VanishingShelf(StoredMessages shelf, String gone) implements StoredMessages {

    @Override
    public Optional<StoredMessage> find(String key) {
        return shelf.find(key).filter(message -> !message.key().equals(gone));
    }

    @Override
    public Stream<StoredMessage> messages(Optional<TransactionId> since) {
        return shelf.messages(since);
    }

    @Override
    public Optional<TransactionId> newest() {
        return shelf.newest();
    }
}
