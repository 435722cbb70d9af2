package org.postern.testkit.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.domain.smtp.TransactionId;

/** A store whose folders cannot be listed. */
record FailingShelf(StoredMessages shelf) implements StoredMessages {

    @Override
    public Optional<StoredMessage> find(String key) {
        return shelf.find(key);
    }

    @Override
    public Stream<StoredMessage> messages(Optional<TransactionId> since) {
        throw new UncheckedIOException(new IOException("too many open files"));
    }

    @Override
    public Optional<TransactionId> newest() {
        return shelf.newest();
    }
}
