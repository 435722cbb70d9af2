package org.postern.adapters.emlstore;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names that have to go and removals that have to become durable. What the disk refuses now is remembered and done
 * before it is trusted again.
 */
final class Debris {
    private final StoreFiles files;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Set<String> folders = ConcurrentHashMap.newKeySet();

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
        folders.add(folder);
        try {
            forceNow(folder);
        } catch (IOException later) {
            // It stays remembered.
        }
    }

    /** Does all that is left to do. */
    void clear() throws IOException {
        for (String name : names) {
            unlink(name);
        }
        for (String folder : folders) {
            forceNow(folder);
        }
    }

    /** Whether a name is still there that should not be. */
    boolean holds(String name) {
        return names.contains(name);
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

    private void forceNow(String folder) throws IOException {
        files.forceDirectory(folder);
        folders.remove(folder);
    }
}
