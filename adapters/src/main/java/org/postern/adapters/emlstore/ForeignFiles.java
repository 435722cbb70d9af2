package org.postern.adapters.emlstore;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Optional;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.KeepOutcome.NotKept;
import org.postern.application.port.StoreFailure;
import org.postern.application.port.StoredMessage;

/** Messages that other hands put into a store: copies of them under the same paths, as durable as any; and their removal. */
final class ForeignFiles {
    private final StoreFiles files;
    private final DayFolders folders;
    private final Debris debris;
    private final Health health;

    ForeignFiles(StoreFiles files, DayFolders folders, Debris debris, Health health) {
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

    /** Takes one away that was put there, however it came; on a thread that may touch the disk. */
    Optional<String> remove(String key) throws IOException {
        int slash = key.lastIndexOf('/');
        String folder = slash < 0 ? "" : key.substring(0, slash);
        String file = key.substring(slash + 1) + StoreNames.SUFFIX;
        if (!StoreNames.isKey(key) || StoreNames.idOf(folder, file).isPresent()) {
            return Optional.of("no message that other hands put there");
        }
        files.unlink(StoreNames.in(folder, file));
        files.forceDirectory(folder);
        return Optional.empty();
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
