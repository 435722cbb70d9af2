package org.postern.adapters.emlstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postern.adapters.emlstore.CrashCheck.Promises;
import org.postern.adapters.emlstore.CrashDisk.Folder;
import org.postern.adapters.emlstore.CrashDisk.Luck;
import org.postern.application.port.KeepOutcome.Kept;

/** The same with the store's own threads, in whatever order they come: power is lost while they run. */
class CrashThreadsTest {
    private static final int WRITERS = 8;
    private static final int MESSAGES_EACH = 12;

    private final Folder disk = new Folder();
    private final Map<String, Written> messages = new HashMap<>();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final SplittableRandom random = new SplittableRandom(3);
    private final CrashCheck check = new CrashCheck(messages, new SplittableRandom(4));
    private final ReentrantLock checking = new ReentrantLock();
    private final AtomicReference<@Nullable AssertionError> broken = new AtomicReference<>();
    private final CrashFiles files = new CrashFiles(disk, (operation, name) -> losePower());
    private volatile boolean running;

    /** What is kept is looked at first: it can only grow until the disk is looked at. */
    private void losePower() {
        if (!running) {
            return;
        }
        checking.lock();
        try {
            Promises promises = new Promises(new HashSet<>(kept), new HashSet<>(), Set.of(), Set.of());
            check.afterCrash(imageNow(), promises);
        } catch (PromiseBroken found) {
            broken.compareAndSet(null, found);
        } finally {
            checking.unlock();
        }
    }

    private Folder imageNow() {
        files.tree.lock();
        try {
            return CrashDisk.image(disk, random.nextBoolean() ? Luck.NOTHING : Luck.ANYTHING, random);
        } finally {
            files.tree.unlock();
        }
    }

    @Test
    void whatIsKeptByManyWritersSurvives() throws Exception {
        List<List<Written>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            List<Written> own = new ArrayList<>();
            for (int i = 0; i < MESSAGES_EACH; i++) {
                Written message = Disk.message(writer * MESSAGES_EACH + i, 60);
                messages.put(message.id().text(), message);
                own.add(message);
            }
            writers.add(own);
        }
        try (EmlStore store = new EmlStore(files, TestSettings.SMALL, "", System::nanoTime)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            writers.forEach(own -> work.add(() -> write(store, own)));
            running = true;
            try (ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Boolean> done : sessions.invokeAll(work)) {
                    assertThat(done.get()).isTrue();
                }
            }
            running = false;
        }
        assertThat(kept).hasSize(WRITERS * MESSAGES_EACH);
        assertThat(broken.get()).isNull();
    }

    private boolean write(EmlStore store, List<Written> own) {
        boolean all = true;
        for (Written message : own) {
            boolean isKept = store.keep(message.id(), message.head(), message, 0) instanceof Kept;
            all &= isKept;
            if (isKept) {
                kept.add(message.id().text());
            }
        }
        return all;
    }
}
