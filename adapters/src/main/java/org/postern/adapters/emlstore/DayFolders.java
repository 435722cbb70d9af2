package org.postern.adapters.emlstore;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes the folders of days, each durable in its parent before anything in it is called kept. A folder found there may
 * have been made just before a crash, so its parents are forced once, too.
 */
final class DayFolders {
    private final StoreFiles files;
    private final Set<String> durable = ConcurrentHashMap.newKeySet();
    private final List<String> doubtful = new ArrayList<>();
    private final ReentrantLock making = new ReentrantLock();

    DayFolders(StoreFiles files) {
        this.files = files;
    }

    /** Makes sure of a folder such as {@code 2026/11/23}. */
    void ensure(String day) throws IOException {
        if (durable.contains(day)) {
            return;
        }
        making.lock();
        try {
            if (!durable.contains(day)) {
                make(day);
                durable.add(day);
            }
        } finally {
            making.unlock();
        }
    }

    /** Makes sure of it anew next time. */
    void forget(String day) {
        durable.remove(day);
    }

    private void make(String day) throws IOException {
        removeDoubtful();
        List<String> made = new ArrayList<>();
        try {
            int slash = -1;
            do {
                String parent = slash < 0 ? "" : day.substring(0, slash);
                slash = day.indexOf('/', slash + 1);
                String folder = slash < 0 ? day : day.substring(0, slash);
                if (files.makeDirectory(folder)) {
                    made.add(folder);
                }
                files.forceDirectory(parent);
            } while (slash >= 0);
        } catch (IOException failed) {
            doubtful.addAll(made);
            throw failed;
        }
    }

    /** After a failed sync a second one may call durable what is not, if the names are the same: they must be new ones. */
    private void removeDoubtful() throws IOException {
        while (!doubtful.isEmpty()) {
            try {
                files.unlink(doubtful.getLast());
            } catch (NoSuchFileException gone) {
                // That is what was wanted.
            }
            doubtful.removeLast();
        }
    }
}
