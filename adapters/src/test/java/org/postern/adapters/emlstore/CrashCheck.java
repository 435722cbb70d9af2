package org.postern.adapters.emlstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.adapters.emlstore.CrashDisk.Folder;
import org.postern.adapters.emlstore.CrashDisk.Luck;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.domain.smtp.TransactionId;

/**
 * Starts a store on what a loss of power left and compares it with what was promised. One start in some is cut short by
 * another loss of power, and the next has to be as good.
 */
final class CrashCheck {
    static final AtomicLong IMAGES = new AtomicLong();
    private static final int CUT_SHORT = 40;

    private final Map<String, Written> messages;
    private final SplittableRandom random;

    CrashCheck(Map<String, Written> messages, SplittableRandom random) {
        this.messages = messages;
        this.random = random;
    }

    /** What had been answered before the crash; {@code removing}: what may have gone, {@code removed}: what must have. */
    record Promises(Set<String> kept, Set<String> notKept, Set<String> removing, Set<String> removed) {}

    void afterCrash(Folder image, Promises promises) {
        recover(image, promises, random.nextInt(CUT_SHORT) == 0);
    }

    private void recover(Folder image, Promises promises, boolean cutShort) {
        IMAGES.incrementAndGet();
        CrashFiles files = new CrashFiles(image, (operation, name) -> {
            if (cutShort) {
                recover(CrashDisk.image(image, Luck.ANYTHING, random), promises, false);
            }
        });
        try (EmlStore store = new EmlStore(files, TestSettings.SMALL, "an image", System::nanoTime)) {
            compare(store, promises);
            if (!files.list(StoreNames.TEMPORARY).isEmpty()) {
                throw new PromiseBroken("a temporary file is left: " + files.list(StoreNames.TEMPORARY));
            }
            nothingStaysOf(store, files);
        } catch (IOException | StoreRefused failed) {
            throw new PromiseBroken("the store does not start: " + failed);
        }
    }

    /** Everything kept is there, nothing refused is, and whatever is there is whole. */
    void compare(StoredMessages store, Promises promises) throws IOException {
        Set<String> seen = new HashSet<>();
        try (Stream<StoredMessage> found = store.messages(Optional.empty())) {
            for (StoredMessage message : (Iterable<StoredMessage>) found::iterator) {
                Written written = messages.get(message.key());
                try (InputStream octets = message.open()) {
                    if (written == null || !written.is(octets.readAllBytes())) {
                        throw new PromiseBroken("not whole: " + message.key());
                    }
                }
                seen.add(message.key());
            }
        }
        if (!seen.containsAll(promises.kept())) {
            throw new PromiseBroken("lost: " + without(promises.kept(), seen));
        }
        removedForGood(store, promises, seen);
        promises.notKept().retainAll(seen);
        if (!promises.notKept().isEmpty()) {
            throw new PromiseBroken("refused and yet there: " + promises.notKept());
        }
    }

    /** Whoever is gone has a tombstone, and whoever has a tombstone is gone: from the eyes of readers and from the disk. */
    private static void removedForGood(StoredMessages store, Promises promises, Set<String> seen) {
        Set<String> buried = tombstones(store);
        if (!buried.containsAll(promises.removed())) {
            throw new PromiseBroken("gone without a tombstone: " + without(promises.removed(), buried));
        }
        Set<String> vanished = without(promises.removing(), seen);
        if (!buried.containsAll(vanished)) {
            throw new PromiseBroken("vanished before its tombstone: " + without(vanished, buried));
        }
        buried.retainAll(seen);
        if (!buried.isEmpty()) {
            throw new PromiseBroken("came back: " + buried);
        }
    }

    private static Set<String> tombstones(StoredMessages store) {
        try (Stream<TransactionId> all = store.tombstones()) {
            return all.map(TransactionId::text).collect(Collectors.toCollection(HashSet::new));
        }
    }

    private static void nothingStaysOf(StoredMessages store, StoreFiles files) throws IOException {
        for (String id : tombstones(store)) {
            if (isThere(files, StoreNames.file(new TransactionId(id)))) {
                throw new PromiseBroken("its file stays: " + id);
            }
        }
    }

    private static boolean isThere(StoreFiles files, String name) throws IOException {
        try {
            return files.stat(name).kind() == StoreFiles.Kind.FILE;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
