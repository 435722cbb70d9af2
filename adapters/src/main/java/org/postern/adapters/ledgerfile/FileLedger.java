package org.postern.adapters.ledgerfile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.port.Ledger;
import org.postern.application.port.LedgerEntries;
import org.postern.domain.smtp.TransactionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger in files, one for each day (UTC) of the ids in it. Entries wait in a bounded queue for a thread of their own,
 * which gathers some for a moment, writes them and makes them durable together, behind the replies: each sync by itself
 * would compete with those that replies wait for.
 */
public final class FileLedger implements Ledger {
    private static final Logger LOG = LoggerFactory.getLogger("postern.ledger");
    private static final int MOST_IN_BATCH = 1_000;
    private static final long IDLE_MILLIS = 500;
    private static final long GATHERING_MILLIS = 50;
    private static final long ERASE_WITHIN_MINUTES = 10;
    private static final long STOP_WITHIN_MILLIS = 10_000;

    private final BlockingQueue<LedgerEntry> waiting;
    private final LedgerEntries entries;
    private final LedgerWriter writer;
    private final AtomicLong lost = new AtomicLong();
    private final BlockingQueue<FutureTask<LedgerErasure.Erased>> erasures = new LinkedBlockingQueue<>();
    private final LedgerErasure erasure;
    private final Thread thread;
    private volatile boolean stopping;

    /**
     * A ledger in that folder, which is made when it is needed. {@code keepDays}: how many whole days an entry is kept;
     * {@code mostWaiting}: how many entries may wait before further ones are lost.
     */
    public FileLedger(Path folder, int keepDays, int mostWaiting, InstantSource clock) {
        LedgerFolder place = new LedgerFolder(folder);
        this.waiting = new ArrayBlockingQueue<>(mostWaiting);
        this.entries = new FileEntries(place);
        this.erasure = new LedgerErasure(folder);
        this.writer = new LedgerWriter(place, new Expiry(keepDays, clock, System::nanoTime));
        this.thread = Thread.ofPlatform().name("ledger-writer").daemon().unstarted(this::run);
    }

    /** Begins to write. */
    public void start() {
        thread.start();
    }

    @Override
    public void record(LedgerEntry entry) {
        if (stopping || !waiting.offer(entry)) {
            lost.incrementAndGet();
        }
    }

    @Override
    public long lost() {
        return lost.get();
    }

    @Override
    public Optional<LedgerEntry> find(TransactionId id) {
        return entries.find(id);
    }

    @Override
    public Stream<LedgerEntry> since(Instant when) {
        return entries.since(when);
    }

    /**
     * Takes an address out of it, and the lines of these messages. The writer does so itself between two batches, because
     * a day is another file then.
     */
    public LedgerErasure.Erased erase(String address, Set<String> ids) throws IOException {
        FutureTask<LedgerErasure.Erased> task = new FutureTask<>(() -> erasure.run(address, ids));
        erasures.add(task);
        try {
            return task.get(ERASE_WITHIN_MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException failed) {
            throw new IOException("the ledger cannot be rewritten: " + failed.getCause(), failed);
        } catch (TimeoutException busy) {
            throw new IOException("the ledger's writer did not come to it", busy);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the ledger was rewritten", interrupted);
        }
    }

    private void eraseWhatIsAskedFor() {
        for (@Nullable FutureTask<LedgerErasure.Erased> task = erasures.poll(); task != null; task = erasures.poll()) {
            writer.close();
            task.run();
        }
    }

    private void run() {
        long told = 0;
        boolean last = false;
        while (!last) {
            last = stopping;
            writer.clean();
            eraseWhatIsAskedFor();
            lost.addAndGet(writer.write(batch()));
            last &= waiting.isEmpty();
            long now = lost.get();
            if (now > told) {
                LOG.warn("{} entries lost, {} since the start; mail is kept all the same", now - told, now);
                told = now;
            }
        }
        writer.close();
    }

    private List<LedgerEntry> batch() {
        List<LedgerEntry> batch = new ArrayList<>();
        try {
            @Nullable LedgerEntry first = waiting.poll(stopping ? 0 : IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                gather();
                waiting.drainTo(batch, MOST_IN_BATCH - 1);
            }
        } catch (InterruptedException hurry) {
            stopping = true;
        }
        return batch;
    }

    private void gather() throws InterruptedException {
        if (!stopping && waiting.size() < MOST_IN_BATCH) {
            Thread.sleep(GATHERING_MILLIS);
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(STOP_WITHIN_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
