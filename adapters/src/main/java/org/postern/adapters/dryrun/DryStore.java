package org.postern.adapters.dryrun;

import java.util.Optional;
import java.util.stream.Stream;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.MessageStore;
import org.postern.application.port.StoreFailure;
import org.postern.application.port.StoredMessage;
import org.postern.domain.message.MessageContent;
import org.postern.domain.smtp.TransactionId;

/** Takes every message and keeps none. Not a store: what it calls kept is gone. */
public final class DryStore implements MessageStore {

    @Override
    public Optional<StoreFailure> obstacle(long octets) {
        return Optional.empty();
    }

    @Override
    public MailDataSpool spool() {
        return new DrySpool();
    }

    @Override
    public KeepOutcome keep(TransactionId id, byte[] head, MessageContent content, long from) {
        return new KeepOutcome.Kept();
    }

    @Override
    public Optional<StoredMessage> find(String key) {
        return Optional.empty();
    }

    @Override
    public Stream<StoredMessage> messages(Optional<TransactionId> since) {
        return Stream.empty();
    }

    @Override
    public Optional<TransactionId> newest() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
