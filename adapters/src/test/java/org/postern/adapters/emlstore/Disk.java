package org.postern.adapters.emlstore;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.postern.adapters.emlstore.CrashDisk.Folder;
import org.postern.domain.smtp.TransactionId;

/** A simulated disk for a store with its real threads: it fails or hangs at the operations a test names. */
final class Disk implements CrashFiles.Step {
    final Folder root = new Folder();
    final List<String> done = new CopyOnWriteArrayList<>();
    final List<String> onVirtualThreads = new CopyOnWriteArrayList<>();
    private final Map<String, String> failing = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> hanging = new ConcurrentHashMap<>();
    private final Map<String, Duration> slow = new ConcurrentHashMap<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final AtomicInteger untilFailure = new AtomicInteger(Integer.MAX_VALUE);
    private volatile String failingOnce = "";
    private volatile long free = Long.MAX_VALUE;

    StoreFiles files() {
        return new PassingFiles(new CrashFiles(root, this)) {
            @Override
            public long free() {
                return free;
            }
        };
    }

    EmlStore open(StoreSettings settings) throws StoreRefused {
        return new EmlStore(files(), settings, "a simulated disk", System::nanoTime);
    }

    void free(long octets) {
        free = octets;
    }

    /** From now on the operation fails with these words. */
    void fail(String operation, String words) {
        failing.put(operation, words);
    }

    /** The operation behind so many from now on fails, once. */
    void failAfter(int operations, String words) {
        failingOnce = words;
        untilFailure.set(operations);
    }

    void heal() {
        untilFailure.set(Integer.MAX_VALUE);
        failing.clear();
    }

    /** From now on the operation hangs until the latch is let go. */
    CountDownLatch hang(String operation) {
        CountDownLatch latch = new CountDownLatch(1);
        hanging.put(operation, latch);
        return latch;
    }

    /** Who hangs at the operation hangs on; whoever comes from now on does not. */
    void hangNoMore(String operation) {
        hanging.remove(operation);
    }

    /** From now on the operation takes so long. */
    void slow(String operation, Duration each) {
        slow.put(operation, each);
    }

    /** Whether a thread has come to that operation and hangs there; others may do something else meanwhile. */
    boolean holds(String operation) {
        return held.contains(operation);
    }

    void letGo() {
        hanging.values().forEach(CountDownLatch::countDown);
        hanging.clear();
    }

    @Override
    public void before(String operation, String name) throws IOException {
        done.add(operation + " " + name);
        if (Thread.currentThread().isVirtual()) {
            onVirtualThreads.add(operation + " " + name);
        }
        CountDownLatch latch = hanging.get(operation);
        if (latch != null) {
            held.add(operation);
            await(latch);
            held.remove(operation);
        }
        LockSupport.parkNanos(slow.getOrDefault(operation, Duration.ZERO).toNanos());
        if (untilFailure.getAndDecrement() == 0) {
            throw new IOException(failingOnce);
        }
        String words = failing.get(operation);
        if (words != null) {
            throw new IOException(words);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException never) {
            throw new IllegalStateException("threads of the store are never interrupted", never);
        }
    }

    static Written message(int number, int most) {
        return new Written(
                TransactionId.of(Instant.parse("2026-11-23T12:00:00Z"), 0, number), new SplittableRandom(number), most);
    }
}
