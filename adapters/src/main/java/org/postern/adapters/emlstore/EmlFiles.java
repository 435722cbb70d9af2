package org.postern.adapters.emlstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.postern.adapters.emlstore.StoreFiles.Kind;
import org.postern.adapters.emlstore.StoreFiles.Stat;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.domain.smtp.TransactionId;

/** Reads what is in the store. Files that must not be seen, because they are not kept, are hidden by their names. */
final class EmlFiles implements StoredMessages {
    private final StoreFiles files;
    private final StoreThreads threads;
    private final Hidden hidden;
    private final Tombstones tombstones;

    /** What has a tombstone is not to be seen, nor what is {@code hidden} besides. */
    EmlFiles(StoreFiles files, StoreThreads threads, Tombstones tombstones, Hidden hidden) {
        this.files = files;
        this.threads = threads;
        this.tombstones = tombstones;
        this.hidden = name -> hidden.hides(name) || tombstones.hides(name);
    }

    @Override
    public Optional<StoredMessage> find(String key) {
        try {
            return threads.call(() -> {
                Optional<TransactionId> id = TransactionId.parse(key);
                Optional<StoredMessage> own =
                        id.isPresent() ? message(key, StoreNames.file(id.get())) : Optional.empty();
                return own.isPresent() ? own : foreign(key);
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<StoredMessage> foreign(String key) throws IOException {
        int slash = key.lastIndexOf('/');
        String name = key.substring(slash + 1) + StoreNames.SUFFIX;
        boolean own =
                slash > 0 && StoreNames.idOf(key.substring(0, slash), name).isPresent();
        return own || !StoreNames.isKey(key) ? Optional.empty() : message(key, key + StoreNames.SUFFIX);
    }

    /** The message of a file; empty when there is none or it is not to be seen. Hidden is asked first: see withdrawal. */
    Optional<StoredMessage> message(String key, String name) throws IOException {
        if (hidden.hides(name)) {
            return Optional.empty();
        }
        try {
            Stat stat = files.stat(name);
            return stat.kind() == Kind.FILE
                    ? Optional.of(new EmlFile(files, threads, key, name, stat.size()))
                    : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    @Override
    public Stream<StoredMessage> messages(Optional<TransactionId> since) {
        Stream<StoredMessage> own = lazily(new OwnWalk(files, this, since));
        return since.isPresent() ? own : Stream.concat(own, lazily(new ForeignWalk(files, this)));
    }

    private Stream<StoredMessage> lazily(Walk walk) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new WalkIterator(threads, walk), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    /** Everything under temporary names: whoever only reads has nothing there. */
    @Override
    public List<String> leftovers() {
        try {
            return threads.call(() -> files.list(StoreNames.TEMPORARY)).stream()
                    .map(name -> StoreNames.in(StoreNames.TEMPORARY, name))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public boolean isGone(TransactionId id) {
        try {
            return tombstones.mayHold(id) && threads.call(() -> tombstones.hold(id));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Stream<TransactionId> tombstones() {
        return tombstones.days().stream().flatMap(day -> {
            try {
                return threads.call(() -> tombstones.of(day)).stream();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    @Override
    public Optional<TransactionId> newest() {
        try {
            return threads.call(() -> new Days(files).newest(hidden));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
