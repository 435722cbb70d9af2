package org.postern.adapters.users;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * The octets of the file of users: read whole, replaced whole. The new file is written beside the old one, synced, given
 * to the old one's owner, put in its place, and the folder synced. Mode 0600 from the moment it exists.
 */
final class UserFile {
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final long LARGEST = 64L << 20;

    private final Path path;

    UserFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    UserList read() throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new UsersBroken("is larger than any file of users");
        }
        byte[] octets = Files.readAllBytes(path);
        try {
            return UserText.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            throw new UsersBroken("is not UTF-8");
        }
    }

    void replace(UserList list) throws IOException {
        put(list, this::giveToOwner);
    }

    /** The same users as in another file, for whoever makes the copy. */
    void become(UserList list) throws IOException {
        put(list, copy -> {});
    }

    private void put(UserList list, Finish finish) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(beside);
        try {
            write(beside, UserText.write(list));
            finish.touch(beside);
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        syncFolder();
    }

    /** What is done with a new file before it is in its place. */
    private interface Finish {
        void touch(Path file) throws IOException;
    }

    private static void write(Path file, String text) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, PRIVATE)) {
            ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
            channel.force(true);
        }
    }

    /** Whoever runs the command, it is the server that must be able to read the file: root gives it away. */
    private void giveToOwner(Path file) throws IOException {
        UserPrincipal owner = Files.getOwner(Files.exists(path) ? path : folder());
        if (!Files.getOwner(file).equals(owner)) {
            try {
                Files.setOwner(file, owner);
            } catch (FileSystemException refused) {
                throw new IOException(path + " must belong to " + owner.getName() + ": run this as that user", refused);
            }
        }
    }

    private void syncFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path folder() throws NoSuchFileException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new NoSuchFileException(path.toString());
        }
        return folder;
    }
}
