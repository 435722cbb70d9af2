package org.postern.application.around;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.MessageStore;
import org.postern.application.port.StoreFailure;
import org.postern.application.port.StoredMessage;
import org.postern.domain.message.MessageContent;
import org.postern.domain.smtp.TransactionId;

/** A store around another: it does what that does, but for what it says itself. */
public interface StoreAround extends MessageStore {

    /** The store within. */
    MessageStore inner();

    @Override
    default Optional<StoreFailure> obstacle(long octets) {
        return inner().obstacle(octets);
    }

    @Override
    default MailDataSpool spool() {
        return inner().spool();
    }

    @Override
    default KeepOutcome keep(TransactionId id, byte[] head, MessageContent content, long from) {
        return inner().keep(id, head, content, from);
    }

    @Override
    default Optional<StoredMessage> find(String key) {
        return inner().find(key);
    }

    @Override
    default Stream<StoredMessage> messages(Optional<TransactionId> since) {
        return inner().messages(since);
    }

    @Override
    default Optional<TransactionId> newest() {
        return inner().newest();
    }

    @Override
    default List<String> leftovers() {
        return inner().leftovers();
    }

    @Override
    default boolean isGone(TransactionId id) {
        return inner().isGone(id);
    }

    @Override
    default Stream<TransactionId> tombstones() {
        return inner().tombstones();
    }

    @Override
    default void close() {
        inner().close();
    }
}
