package org.postern.adapters.emlstore;

import java.io.IOException;
import org.postern.application.port.StoreFailure;

/** What an exception of the file system means for the client. */
final class DiskFailure {

    private DiskFailure() {}

    /** ENOSPC (octets or inodes) and EDQUOT are FULL; the JDK hands over the system's words, not its number. */
    static StoreFailure of(IOException failure) {
        if (failure instanceof Busy) {
            return StoreFailure.BUSY;
        }
        String words = String.valueOf(failure.getMessage());
        return words.contains("No space left on device") || words.contains("Disk quota exceeded")
                ? StoreFailure.FULL
                : StoreFailure.FAULT;
    }

    /** For the log. */
    static String words(IOException failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    /** More waits for the disk than may wait. */
    static final class Busy extends IOException {
        private static final long serialVersionUID = 1L;

        Busy() {
            super("too much is waiting for the disk");
        }
    }

    /** The disk did not answer in time; what was asked of it may still happen. */
    static final class Late extends IOException {
        private static final long serialVersionUID = 1L;

        Late(String message) {
            super(message);
        }
    }
}
