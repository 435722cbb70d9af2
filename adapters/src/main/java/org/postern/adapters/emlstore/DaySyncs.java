package org.postern.adapters.emlstore;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Syncs of the folders of days, one at a time. A system that failed a sync may call the next one of the same names a
 * success: whoever syncs behind a failure has to know of it, so the disk is suspected before anybody else comes in.
 */
final class DaySyncs {
    private final StoreFiles files;
    private final Health health;
    private final ReentrantLock syncing = new ReentrantLock();

    DaySyncs(StoreFiles files, Health health) {
        this.files = files;
        this.health = health;
    }

    /** Makes the names in the folder of a day durable. */
    void force(String day) throws IOException {
        syncing.lock();
        try {
            files.forceDirectory(day);
        } catch (IOException failed) {
            health.suspect(DiskFailure.of(failed), DiskFailure.words(failed));
            throw failed;
        } finally {
            syncing.unlock();
        }
    }

    /** Whether somebody is at it. */
    boolean isBusy() {
        return syncing.isLocked();
    }
}
