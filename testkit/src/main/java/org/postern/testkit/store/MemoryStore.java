package org.postern.testkit.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.KeepOutcome.NotKept;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.MessageCopies;
import org.postern.application.port.MessageStore;
import org.postern.application.port.RemoveOutcome;
import org.postern.application.port.StoreFailure;
import org.postern.application.port.StoredMessage;
import org.postern.domain.message.MessageContent;
import org.postern.domain.smtp.TransactionId;

/** A store in memory that fails when it is told to. */
public final class MemoryStore implements MessageStore, MessageCopies {
    private static final Comparator<String> OWN_FIRST = Comparator.comparing(
                    (String key) -> TransactionId.parse(key).isEmpty())
            .thenComparing(Comparator.naturalOrder());

    private final Map<String, Octets> messages = new ConcurrentSkipListMap<>(OWN_FIRST);
    private final Set<TransactionId> tombstones = ConcurrentHashMap.newKeySet();
    private volatile Optional<StoreFailure> obstacle = Optional.empty();
    private volatile Optional<StoreFailure> spoolFailure = Optional.empty();
    private volatile Optional<StoreFailure> keepFailure = Optional.empty();
    private volatile boolean closed;

    /** From now on {@link #obstacle} answers this; keeping is not affected. */
    public void obstruct(StoreFailure failure) {
        obstacle = Optional.of(failure);
    }

    /** From now on spools take nothing. */
    public void failSpools(StoreFailure failure) {
        spoolFailure = Optional.of(failure);
    }

    /** From now on nothing is kept. */
    public void failKeeping(StoreFailure failure) {
        keepFailure = Optional.of(failure);
    }

    /** Everything works again. */
    public void recover() {
        obstacle = Optional.empty();
        spoolFailure = Optional.empty();
        keepFailure = Optional.empty();
    }

    /** Puts a message there by other hands. */
    public void addForeign(String key, byte[] octets) {
        messages.put(key, new Octets(key, octets.clone()));
    }

    @Override
    public Optional<StoreFailure> obstacle(long octets) {
        return closed ? Optional.of(StoreFailure.FAULT) : obstacle;
    }

    @Override
    public MailDataSpool spool() {
        return new MemorySpool(() -> spoolFailure);
    }

    @Override
    public KeepOutcome keep(TransactionId id, byte[] head, MessageContent content, long from) {
        if (from < 0 || from > content.size()) {
            throw new IndexOutOfBoundsException("the content has no octet " + from);
        }
        if (tombstones.contains(id)) {
            return new NotKept(StoreFailure.FAULT, "a message of this id was taken away for good");
        }
        if (closed || keepFailure.isPresent()) {
            return new NotKept(keepFailure.orElse(StoreFailure.FAULT), "the store was told to fail");
        }
        try {
            byte[] whole = whole(head, content, from);
            return messages.putIfAbsent(id.text(), new Octets(id.text(), whole)) == null
                    ? new Kept()
                    : new NotKept(StoreFailure.FAULT, "there is a message of this id already");
        } catch (IOException unreadable) {
            return new NotKept(StoreFailure.FAULT, unreadable.toString());
        }
    }

    private static byte[] whole(byte[] head, MessageContent content, long from) throws IOException {
        int length = Math.toIntExact(content.size() - from);
        byte[] whole = new byte[head.length + length];
        System.arraycopy(head, 0, whole, 0, head.length);
        try (InputStream octets = content.open()) {
            octets.skipNBytes(from);
            if (octets.readNBytes(whole, head.length, length) < length) {
                throw new IOException("the content is shorter than it says");
            }
        }
        return whole;
    }

    @Override
    public Optional<StoredMessage> find(String key) {
        return Optional.<StoredMessage>ofNullable(messages.get(key)).filter(this::isSeen);
    }

    @Override
    public Stream<StoredMessage> messages(Optional<TransactionId> since) {
        return messages.values().stream()
                .filter(this::isSeen)
                .filter(message -> since.isEmpty()
                        || message.id().isPresent() && message.id().get().compareTo(since.get()) >= 0)
                .map(StoredMessage.class::cast);
    }

    private boolean isSeen(StoredMessage message) {
        return message.id().filter(tombstones::contains).isEmpty();
    }

    @Override
    public RemoveOutcome remove(List<TransactionId> ids) {
        if (closed) {
            return new RemoveOutcome(List.of(), Optional.of("the store is closed"));
        }
        List<TransactionId> gone = new ArrayList<>();
        for (TransactionId id : ids) {
            if (find(id.text()).isPresent()) {
                tombstones.add(id);
                messages.remove(id.text());
                gone.add(id);
            }
        }
        return new RemoveOutcome(gone, Optional.empty());
    }

    @Override
    public KeepOutcome copy(StoredMessage message) {
        if (message.id().isPresent()) {
            return keep(message.id().get(), new byte[0], message, 0);
        }
        try {
            Octets copy = new Octets(message.key(), whole(new byte[0], message, 0));
            return messages.putIfAbsent(message.key(), copy) == null
                    ? new Kept()
                    : new NotKept(StoreFailure.FAULT, "there is a message of this name already");
        } catch (IOException unreadable) {
            return new NotKept(StoreFailure.FAULT, unreadable.toString());
        }
    }

    @Override
    public Optional<String> removeForeign(String key) {
        boolean own = TransactionId.parse(key).isPresent();
        return !own && messages.remove(key) != null ? Optional.empty() : Optional.of("no such message of other hands");
    }

    @Override
    public RemoveOutcome bury(List<TransactionId> ids) {
        List<TransactionId> gone = ids.stream().filter(tombstones::add).toList();
        gone.forEach(id -> messages.remove(id.text()));
        return new RemoveOutcome(gone, Optional.empty());
    }

    @Override
    public boolean isGone(TransactionId id) {
        return tombstones.contains(id);
    }

    @Override
    public Stream<TransactionId> tombstones() {
        return tombstones.stream();
    }

    @Override
    public Optional<TransactionId> newest() {
        return Stream.concat(messages.values().stream().flatMap(message -> message.id().stream()), tombstones.stream())
                .max(Comparator.naturalOrder());
    }

    @Override
    public void close() {
        closed = true;
    }
}
