package org.postern.adapters.emlstore;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What all spools of a store share: the memory, the threads, the temporary folder. */
final class Spooling {
    private final StoreFiles files;
    private final StoreThreads threads;
    private final Health health;
    private final Debris debris;
    private final int memory;
    private final SpoolBudget budget;
    /** No server ever has the names of another: one that was slow to end must not remove what is not its own. */
    private final String names = StoreNames.TEMPORARY + "/spool-" + UUID.randomUUID() + "-";

    private final AtomicLong count = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();

    Spooling(StoreFiles files, StoreThreads threads, Health health, Debris debris, StoreSettings settings) {
        this.files = files;
        this.threads = threads;
        this.health = health;
        this.debris = debris;
        this.memory = settings.spoolMemory();
        this.budget = new SpoolBudget(settings.spoolBudget());
    }

    Spool begin() {
        open.incrementAndGet();
        return new Spool(this, new SpoolMemory(budget, memory));
    }

    /** How many messages are being received. */
    int open() {
        return open.get();
    }

    SpoolBudget budget() {
        return budget;
    }

    StoreFiles files() {
        return files;
    }

    StoreThreads threads() {
        return threads;
    }

    /** Continues in a file what was begun in memory. One that comes to be after its session gave up is removed. */
    SpoolFile toFile(SpoolMemory begun) throws IOException {
        String name = names + count.incrementAndGet();
        CompletableFuture<SpoolFile> handedOver = new CompletableFuture<>();
        try {
            return threads.call(() -> {
                SpoolFile file = SpoolFile.begin(files, threads, name, begun.pieces());
                if (!handedOver.complete(file)) {
                    end(file);
                }
                return file;
            });
        } catch (IOException failed) {
            if (handedOver.completeExceptionally(failed)) {
                later(() -> debris.remove(name));
            } else {
                end(handedOver.join());
            }
            throw failed;
        }
    }

    /** The disk failed a spool, so it fails others as well. */
    void failed(IOException failure) {
        if (!(failure instanceof DiskFailure.Busy)) {
            health.suspect(DiskFailure.of(failure), DiskFailure.words(failure));
        }
    }

    /** A spool gives back its file: nobody waits for that. */
    void end(SpoolFile file) {
        later(() -> {
            try {
                file.close();
            } catch (IOException closedAllTheSame) {
                // The descriptor is gone; what was in it is not wanted.
            }
            debris.remove(file.name());
        });
    }

    void ended() {
        open.decrementAndGet();
    }

    private void later(Runnable work) {
        try {
            threads.executeAlways(work);
        } catch (IOException closed) {
            work.run();
        }
    }
}
