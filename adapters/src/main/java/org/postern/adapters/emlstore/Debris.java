package org.postern.adapters.emlstore;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names that have to go and removals that have to become durable. What the disk refuses now is remembered and done
 * before it is trusted again.
 */
final class Debris {
    private final StoreFiles files;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    /** With whoever asked last: a sync that began before does not do for him. */
    private final Map<String, Object> folders = new ConcurrentHashMap<>();

    private final AtomicLong failedSyncs = new AtomicLong();

    Debris(StoreFiles files) {
        this.files = files;
    }

    /** Takes a name away, now or later. */
    void remove(String name) {
        names.add(name);
        try {
            unlink(name);
        } catch (IOException later) {
            // It stays remembered.
        }
    }

    /** Makes removals from a folder durable, now or later. */
    void force(String folder) {
        Object asked = new Object();
        folders.put(folder, asked);
        try {
            forceNow(folder, asked);
        } catch (IOException later) {
            // It stays remembered.
        }
    }

    /** Does all that is left to do. A name that goes only now may have been made durable by a sync meanwhile. */
    void clear() throws IOException {
        for (String name : names) {
            folders.put(name.substring(0, Math.max(0, name.lastIndexOf('/'))), new Object());
            unlink(name);
        }
        for (Map.Entry<String, Object> folder : folders.entrySet()) {
            forceNow(folder.getKey(), folder.getValue());
        }
    }

    /** Whether a name is still there that should not be. */
    boolean holds(String name) {
        return names.contains(name);
    }

    /** How many syncs of folders failed here. */
    long failedSyncs() {
        return failedSyncs.get();
    }

    boolean isEmpty() {
        return names.isEmpty() && folders.isEmpty();
    }

    private void unlink(String name) throws IOException {
        try {
            files.unlink(name);
        } catch (NoSuchFileException gone) {
            // That is what was wanted.
        }
        names.remove(name);
    }

    private void forceNow(String folder, Object asked) throws IOException {
        try {
            files.forceDirectory(folder);
        } catch (IOException failed) {
            failedSyncs.incrementAndGet();
            throw failed;
        }
        folders.remove(folder, asked);
    }
}
