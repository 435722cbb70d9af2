package org.postern.adapters.emlstore;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.KeepOutcome.NotKept;
import org.postern.application.port.StoreFailure;
import org.postern.application.port.StoredMessage;

/** Keeps copies of messages that other hands put into a store, under the same paths: as durable as any, one by one. */
final class ForeignCopies {
    private final StoreFiles files;
    private final DayFolders folders;
    private final Debris debris;
    private final Health health;

    ForeignCopies(StoreFiles files, DayFolders folders, Debris debris, Health health) {
        this.files = files;
        this.folders = folders;
        this.debris = debris;
        this.health = health;
    }

    /** On a thread that may touch the disk. */
    KeepOutcome copy(StoredMessage message) throws IOException {
        if (!StoreNames.isKey(message.key())) {
            return new NotKept(StoreFailure.FAULT, "no path of a message");
        }
        String part = StoreNames.TEMPORARY + "/copy-"
                + Integer.toHexString(message.key().hashCode()) + ".part";
        String name = message.key() + StoreNames.SUFFIX;
        int slash = name.lastIndexOf('/');
        String folder = slash < 0 ? "" : name.substring(0, slash);
        try {
            write(message, part);
            if (!folder.isEmpty()) {
                folders.ensure(folder);
            }
            files.link(part, name);
        } catch (FileAlreadyExistsException taken) {
            return new NotKept(StoreFailure.FAULT, "there is a message of this name already");
        } finally {
            debris.remove(part);
        }
        return settle(folder, name);
    }

    private void write(StoredMessage message, String part) throws IOException {
        try (StoreFile file = files.create(part)) {
            ContentWriter.write(file, new byte[0], message, 0);
            file.force();
        }
    }

    private KeepOutcome settle(String folder, String name) {
        try {
            files.forceDirectory(folder);
            return new Kept();
        } catch (IOException failed) {
            health.suspect(DiskFailure.of(failed), DiskFailure.words(failed));
            debris.remove(name);
            debris.force(folder);
            return new NotKept(DiskFailure.of(failed), DiskFailure.words(failed));
        }
    }
}
