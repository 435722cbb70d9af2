package org.postern.testkit.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.domain.smtp.TransactionId;
import org.postern.testkit.store.Octets;

/** Messages to look at, in memory: put there whole by a test, under any name. Some may be unreadable. */
public final class MailShelf implements StoredMessages {
    private static final Comparator<StoredMessage> OLDEST_FIRST_FOREIGN_LAST = Comparator.comparing(
                    (StoredMessage message) -> message.id().isEmpty())
            .thenComparing(StoredMessage::key);

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private final AtomicLong opened = new AtomicLong();
    private final Map<String, Octets.Opening> openings = new ConcurrentHashMap<>();

    public void put(String key, byte[] octets) {
        files.put(key, octets.clone());
    }

    public void remove(String key) {
        files.remove(key);
    }

    /** The file stays where it is and can no longer be read, or can again. */
    public void readable(String key, boolean isReadable) {
        boolean changed = isReadable ? unreadable.remove(key) : unreadable.add(key);
        if (!changed) {
            throw new IllegalStateException(key + " was so already");
        }
    }

    /** From now on this happens first when that file is opened, on the thread that opens it. */
    public void onOpening(String key, Octets.Opening happens) {
        openings.put(key, happens);
    }

    /** How often a file was opened. */
    public long opened() {
        return opened.get();
    }

    @Override
    public Optional<StoredMessage> find(String key) {
        return Optional.ofNullable(files.get(key)).map(octets -> onShelf(key, octets));
    }

    @Override
    public Stream<StoredMessage> messages(Optional<TransactionId> since) {
        List<StoredMessage> all = files.entrySet().stream()
                .map(file -> onShelf(file.getKey(), file.getValue()))
                .filter(message ->
                        since.isEmpty() || message.id().stream().anyMatch(id -> id.compareTo(since.get()) >= 0))
                .sorted(OLDEST_FIRST_FOREIGN_LAST)
                .toList();
        return all.stream();
    }

    @Override
    public Optional<TransactionId> newest() {
        return files.keySet().stream()
                .flatMap(key -> TransactionId.parse(key).stream())
                .max(Comparator.naturalOrder());
    }

    private StoredMessage onShelf(String key, byte[] octets) {
        return new Octets(key, octets, () -> {
            opened.incrementAndGet();
            openings.getOrDefault(key, () -> {}).happens();
            if (unreadable.contains(key)) {
                throw new IOException("no reading " + key);
            }
        });
    }
}
