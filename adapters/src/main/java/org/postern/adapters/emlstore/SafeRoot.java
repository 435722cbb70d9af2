package org.postern.adapters.emlstore;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nobody else on the machine can replace parts of the store: no folder above it belongs to a stranger or
 * can be written by everyone (unless sticky), and no part of it is a symbolic link.
 */
final class SafeRoot {
    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;
    private static final int SUPERUSER = 0;

    private final Path root;

    private SafeRoot(Path root) {
        this.root = root;
    }

    /** Makes the root and its house where they are missing and checks all of it. Gives the absolute path. */
    static Path prepare(Path given) throws StoreRefused {
        Path root = given.toAbsolutePath().normalize();
        try {
            new SafeRoot(root).prepare();
            return root;
        } catch (IOException failed) {
            throw new StoreRefused(
                    "The store at " + root + " cannot be prepared (" + DiskFailure.words(failed)
                            + "). Give the server a folder of its own that it may write to.",
                    failed);
        } catch (UnsupportedOperationException noPosix) {
            throw new StoreRefused(
                    "The store at " + root + " lies on a file system without POSIX permissions. Use one that has them.",
                    noPosix);
        }
    }

    private void prepare() throws IOException, StoreRefused {
        checkAbove();
        makeRoot();
        Path house = make(root.resolve(StoreNames.HOUSE));
        Path temporary = make(root.resolve(StoreNames.TEMPORARY));
        int self = self(temporary);
        checkOwnersAbove(self);
        for (Path folder : new Path[] {root, house, temporary}) {
            checkOwn(folder, self);
        }
        if (!fileSystem(root).equals(fileSystem(temporary))) {
            throw refused(temporary, "is on another file system than the store; both must be on one", "Move it there");
        }
    }

    private static FileStore fileSystem(Path folder) throws StoreRefused {
        try {
            return Files.getFileStore(folder);
        } catch (IOException unlisted) {
            throw new StoreRefused(
                    "The file system of " + folder + " is not among those that are mounted ("
                            + DiskFailure.words(unlisted)
                            + "): its free room cannot be watched. In a chroot, mount /proc"
                            + " and make the store's folder a mount point (mount --bind " + folder + " " + folder
                            + ").",
                    unlisted);
        }
    }

    private void checkAbove() throws IOException, StoreRefused {
        Path part = root.getRoot();
        for (Path name : root) {
            part = part.resolve(name);
            if (Files.exists(part, NOFOLLOW_LINKS)) {
                check(part);
            }
        }
    }

    private void check(Path folder) throws IOException, StoreRefused {
        if (Files.isSymbolicLink(folder)) {
            throw refused(folder, "is a symbolic link", "Give the path it leads to, " + folder.toRealPath());
        }
        int mode = attribute(folder, "mode");
        if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
            throw refused(folder, "is not a folder", "Give another path");
        }
        if ((mode & OTHERS_WRITE) != 0 && ((mode & STICKY) == 0 || folder.startsWith(root))) {
            throw refused(folder, "can be written by everyone", "Run chmod o-w on it");
        }
    }

    private void makeRoot() throws IOException {
        Path part = root.getRoot();
        for (Path name : root) {
            Path parent = part;
            part = part.resolve(name);
            if (!Files.exists(part, NOFOLLOW_LINKS)) {
                Files.createDirectory(part, PosixFiles.OWNER_FOLDER);
                force(parent);
            }
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path make(Path folder) throws IOException, StoreRefused {
        if (!Files.exists(folder, NOFOLLOW_LINKS)) {
            Files.createDirectory(folder, PosixFiles.OWNER_FOLDER);
        }
        check(folder);
        return folder;
    }

    private void checkOwn(Path folder, int self) throws IOException, StoreRefused {
        int owner = attribute(folder, "uid");
        if (owner != self && owner != SUPERUSER) {
            throw refused(folder, "belongs to user " + owner + ", this server runs as " + self, "Run chown on it");
        }
    }

    /** Who owns a folder above may put another in the place of ours. The superuser has to know what it does. */
    private void checkOwnersAbove(int self) throws IOException, StoreRefused {
        for (Path above = root.getParent(); above != null && self != SUPERUSER; above = above.getParent()) {
            int owner = attribute(above, "uid");
            if (owner != self && owner != SUPERUSER) {
                throw refused(
                        above,
                        "belongs to user " + owner + ", who could replace the store",
                        "Run chown on it, or move the store");
            }
        }
    }

    /** Who we are is who owns what we make: the JDK has no other way to ask. */
    private static int self(Path temporary) throws IOException {
        @Nullable Path made = null;
        try {
            made = Files.createTempFile(temporary, "owner", "", PosixFiles.OWNER_FILE);
            return attribute(made, "uid");
        } finally {
            if (made != null) {
                Files.delete(made);
            }
        }
    }

    private static int attribute(Path path, String name) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:" + name, NOFOLLOW_LINKS);
        return attributes.get(name) instanceof Integer number ? number : 0;
    }

    private static StoreRefused refused(Path part, String what, String remedy) {
        return new StoreRefused(part + " " + what + ": the store is not safe there. " + remedy + ".");
    }
}
