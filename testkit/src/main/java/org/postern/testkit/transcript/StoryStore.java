package org.postern.testkit.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.postern.application.around.StoreAround;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.MessageStore;
import org.postern.application.port.StoreFailure;
import org.postern.domain.message.MessageContent;
import org.postern.domain.smtp.TransactionId;
import org.postern.testkit.store.MemoryStore;

/** A store in memory that behaves as a story asks, and counts the spools that nobody closed. */
public final class StoryStore implements StoreAround {
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
    private final MemoryStore store = new MemoryStore();
    private final AtomicInteger openSpools = new AtomicInteger();

    public StoryStore(Mood mood) {
        this.mood = mood;
        switch (mood) {
            case FULL -> store.obstruct(StoreFailure.FULL);
            case FULL_WHILE_READING -> store.failSpools(StoreFailure.FULL);
            case FAULT_WHILE_READING -> store.failSpools(StoreFailure.FAULT);
            case FAULT_ON_KEEP -> store.failKeeping(StoreFailure.FAULT);
            case GOOD, FAULT_ON_READING_BACK, BROKEN -> store.recover();
        }
    }

    /** Puts a message there by other hands. */
    public void addForeign(String key, byte[] octets) {
        store.addForeign(key, octets);
    }

    @Override
    public MessageStore inner() {
        return store;
    }

    @Override
    public MailDataSpool spool() {
        openSpools.incrementAndGet();
        return new Spool(store.spool());
    }

    @Override
    public KeepOutcome keep(TransactionId id, byte[] head, MessageContent content, long from) {
        if (mood == Mood.BROKEN) {
            throw new IllegalStateException("a store that fails");
        }
        return store.keep(id, head, content, from);
    }

    /** How many spools were opened and not closed. */
    public int openSpools() {
        return openSpools.get();
    }

    private final class Spool implements MailDataSpool {
        private final MailDataSpool spool;
        private boolean closed;

        private Spool(MailDataSpool spool) {
            this.spool = spool;
        }

        @Override
        public Optional<StoreFailure> append(byte[] octets, int from, int length) {
            return spool.append(octets, from, length);
        }

        @Override
        public long size() {
            return spool.size();
        }

        @Override
        public InputStream open() throws IOException {
            if (mood == Mood.FAULT_ON_READING_BACK) {
                throw new IOException("spool cannot be read");
            }
            return spool.open();
        }

        @Override
        public void close() {
            openSpools.addAndGet(closed ? 0 : -1);
            closed = true;
            spool.close();
        }
    }
}
