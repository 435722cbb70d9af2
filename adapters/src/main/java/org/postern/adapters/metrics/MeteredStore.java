package org.postern.adapters.metrics;

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

/** A store whose writes are timed. */
final class MeteredStore implements MessageStore {
    private final MessageStore store;
    private final StoreMeter meter;

    MeteredStore(MessageStore store, StoreMeter meter) {
        this.store = store;
        this.meter = meter;
    }

    @Override
    public KeepOutcome keep(TransactionId id, byte[] head, MessageContent content, long from) {
        StoreMeter.Operation operation = meter.begin();
        try {
            KeepOutcome outcome = store.keep(id, head, content, from);
            meter.ended(operation, outcome);
            return outcome;
        } finally {
            meter.end(operation);
        }
    }

    @Override
    public Optional<StoreFailure> obstacle(long octets) {
        return store.obstacle(octets);
    }

    @Override
    public MailDataSpool spool() {
        return store.spool();
    }

    @Override
    public Optional<StoredMessage> find(String key) {
        return store.find(key);
    }

    @Override
    public Stream<StoredMessage> messages(Optional<TransactionId> since) {
        return store.messages(since);
    }

    @Override
    public Optional<TransactionId> newest() {
        return store.newest();
    }

    @Override
    public List<String> leftovers() {
        return store.leftovers();
    }

    @Override
    public void close() {
        store.close();
    }
}
