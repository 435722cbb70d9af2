package org.postern.adapters.emlstore;

import java.io.IOException;
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
            withdraw(made);
            throw failed;
        }
    }

    /** After a failed sync a second one may say what is not true of the same names, so the next try makes new ones. */
    private void withdraw(List<String> made) {
        for (String folder : made.reversed()) {
            try {
                files.unlink(folder);
            } catch (IOException inUseOrBroken) {
                return;
            }
        }
    }
}
