package org.postern.bootstrap;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.postern.adapters.h2index.H2Place;
import org.postern.adapters.observe.IndexLog;
import org.postern.application.index.IndexStatus;
import org.postern.application.index.IndexWriter;
import org.postern.application.index.JustKept;
import org.postern.application.maintain.Pace;
import org.postern.application.maintain.Reindex;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexLookup;
import org.postern.application.port.StoredMessages;
import org.postern.domain.smtp.TransactionId;

/** The index of a store, kept up by a writer that is replaced when the index is made again. */
final class Index implements AutoCloseable {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    /** A damaged index is set aside and made again after a rest. */
    private static final long HEALS_NANOS = Duration.ofSeconds(5).toNanos();

    private static final long ROUND_NANOS = Duration.ofMillis(10).toNanos();

    private final StoredMessages store;
    private final Path folder;
    private final InstantSource clock;
    private volatile IndexWriter writer;

    Index(StoredMessages store, Path data, InstantSource clock) {
        this.store = store;
        this.folder = data.resolve("index");
        this.clock = clock;
        this.writer = newWriter();
    }

    private IndexWriter newWriter() {
        return new IndexWriter(store, new H2Place(folder, clock), new IndexLog(), STOP_WITHIN);
    }

    void start() {
        writer.start();
    }

    void offer(JustKept message) {
        writer.offer(message);
    }

    IndexStatus status() {
        return writer.status();
    }

    Optional<IndexLookup> lookup() {
        return writer.lookup();
    }

    void forget(List<TransactionId> ids) {
        writer.forget(ids);
    }

    /** Soon, nothing of what was forgotten is left in its files. */
    void compact() {
        writer.compact();
    }

    /** Whether nothing of it is left there, or is within that time. */
    boolean awaitCompacted(Duration most) {
        long start = System.nanoTime();
        while (writer.isCompacting() && System.nanoTime() - start < most.toNanos()) {
            LockSupport.parkNanos(ROUND_NANOS);
        }
        return !writer.isCompacting();
    }

    /** Whether it has forgotten all that was taken away, or does so within that time. */
    boolean awaitForgotten(Duration most) {
        long start = System.nanoTime();
        while (writer.isForgetting() && System.nanoTime() - start < most.toNanos()) {
            LockSupport.parkNanos(ROUND_NANOS);
        }
        return !writer.isForgetting();
    }

    /** Waits until every message is in it, or it was down for longer than it takes to heal, or the time is over. */
    void awaitCurrent(Duration most) {
        long start = System.nanoTime();
        long answered = start;
        long now = start;
        IndexStatus.State state = writer.status().state();
        while (state != IndexStatus.State.CURRENT && now - start < most.toNanos() && now - answered < HEALS_NANOS) {
            LockSupport.parkNanos(ROUND_NANOS);
            now = System.nanoTime();
            state = writer.status().state();
            answered = state == IndexStatus.State.DOWN ? answered : now;
        }
    }

    /** Makes it again. What is kept meanwhile the next writer finds in the store. */
    Reindex.Reindexed rebuild(Pace pace) throws IndexFault {
        writer.close();
        try {
            return new Reindex(store, new H2Place(folder, clock)).run(pace);
        } finally {
            writer = newWriter();
            writer.start();
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
