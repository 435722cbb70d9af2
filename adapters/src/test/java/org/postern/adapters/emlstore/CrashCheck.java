package org.postern.adapters.emlstore;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.postern.adapters.emlstore.CrashDisk.Folder;
import org.postern.adapters.emlstore.CrashDisk.Luck;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;

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

    /** What had been answered before the crash. */
    record Promises(Set<String> kept, Set<String> notKept) {}

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
        promises.notKept().retainAll(seen);
        if (!promises.notKept().isEmpty()) {
            throw new PromiseBroken("refused and yet there: " + promises.notKept());
        }
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
