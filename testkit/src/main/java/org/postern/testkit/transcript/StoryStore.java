package org.postern.testkit.transcript;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.MessageStore;
import org.postern.application.port.StoreFailure;
import org.postern.application.port.StoredMessage;
import org.postern.domain.message.MessageContent;
import org.postern.domain.smtp.TransactionId;

/**
 * A store in memory that behaves as a story asks, and counts the spools that nobody closed. It promises nothing about
 * power cuts; one session at a time.
 */
public final class StoryStore implements MessageStore {
    /** How the store behaves. */
    public enum Mood {
        GOOD,
        /** No room when asked before MAIL is answered. */
        FULL,
        /** No room once mail data flow. */
        FULL_WHILE_READING,
        /** The disk fails once mail data flow. */
        FAULT_WHILE_READING,
        /** The disk fails when the message is to be kept. */
        FAULT_ON_KEEP,
        /** What was spooled cannot be read back. */
        FAULT_ON_READING_BACK,
        /** A mistake of ours. */
        BROKEN;

        static Mood of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    private final Mood mood;
    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final AtomicInteger openSpools = new AtomicInteger();

    public StoryStore(Mood mood) {
        this.mood = mood;
    }

    @Override
    public Optional<StoreFailure> obstacle(long octets) {
        return mood == Mood.FULL ? Optional.of(StoreFailure.FULL) : Optional.empty();
    }

    @Override
    public MailDataSpool spool() {
        openSpools.incrementAndGet();
        return new Spool();
    }

    @Override
    public KeepOutcome keep(TransactionId id, byte[] head, MessageContent content, long from) {
        if (mood == Mood.FAULT_ON_KEEP) {
            return new KeepOutcome.NotKept(StoreFailure.FAULT, "a disk that fails");
        }
        if (mood == Mood.BROKEN) {
            throw new IllegalStateException("a store that fails");
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(head);
        try (InputStream octets = content.open()) {
            octets.skipNBytes(from);
            file.writeBytes(octets.readAllBytes());
        } catch (IOException unreadable) {
            return new KeepOutcome.NotKept(StoreFailure.FAULT, unreadable.toString());
        }
        if (files.putIfAbsent(id.text(), file.toByteArray()) != null) {
            return new KeepOutcome.NotKept(StoreFailure.FAULT, "id taken");
        }
        return new KeepOutcome.Kept();
    }

    @Override
    public Optional<StoredMessage> find(String key) {
        return Optional.ofNullable(files.get(key)).map(file -> new Stored(key, file));
    }

    @Override
    public Stream<StoredMessage> messages(Optional<TransactionId> since) {
        List<StoredMessage> all = new ArrayList<>();
        files.tailMap(since.map(TransactionId::text).orElse("")).forEach((key, file) -> all.add(new Stored(key, file)));
        return all.stream();
    }

    @Override
    public Optional<TransactionId> newest() {
        return files.isEmpty() ? Optional.empty() : TransactionId.parse(files.lastKey());
    }

    @Override
    public void close() {
        files.clear();
    }

    /** How many spools were opened and not closed. */
    public int openSpools() {
        return openSpools.get();
    }

    private static final class Stored implements StoredMessage {
        private final String key;
        private final byte[] octets;

        Stored(String key, byte[] octets) {
            this.key = key;
            this.octets = octets;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public long size() {
            return octets.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(octets);
        }
    }

    private final class Spool implements MailDataSpool {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private boolean closed;

        @Override
        public Optional<StoreFailure> append(byte[] from, int start, int length) {
            if (closed) {
                throw new IllegalStateException("spool is closed");
            }
            octets.write(from, start, length);
            return switch (mood) {
                case FULL_WHILE_READING -> Optional.of(StoreFailure.FULL);
                case FAULT_WHILE_READING -> Optional.of(StoreFailure.FAULT);
                default -> Optional.empty();
            };
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                openSpools.decrementAndGet();
            }
        }

        @Override
        public long size() {
            return octets.size();
        }

        @Override
        public InputStream open() throws IOException {
            if (closed || mood == Mood.FAULT_ON_READING_BACK) {
                throw new IOException("spool cannot be read");
            }
            return new ByteArrayInputStream(octets.toByteArray());
        }
    }
}
