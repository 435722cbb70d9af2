package org.postern.adapters.emlstore;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A real file system with POSIX permissions. */
final class PosixFiles implements StoreFiles {
    static final FileAttribute<?> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    static final FileAttribute<?> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path root;
    private final FileStore fileStore;

    /** Of a folder that exists. */
    PosixFiles(Path root) throws IOException {
        this.root = root;
        this.fileStore = Files.getFileStore(root);
    }

    /** Under a locale that cannot express a name there is no such file: never an unchecked exception. */
    private Path path(String name) throws NoSuchFileException {
        try {
            return name.isEmpty() ? root : root.resolve(name);
        } catch (InvalidPathException unspeakable) {
            NoSuchFileException none = new NoSuchFileException(name);
            none.initCause(unspeakable);
            throw none;
        }
    }

    @Override
    public StoreFile create(String name) throws IOException {
        return new PosixFile(
                root,
                FileChannel.open(
                        path(name),
                        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, NOFOLLOW_LINKS),
                        OWNER_FILE));
    }

    @Override
    public void link(String existing, String added) throws IOException {
        Files.createLink(path(added), path(existing));
    }

    @Override
    public void unlink(String name) throws IOException {
        Files.delete(path(name));
    }

    @Override
    public boolean makeDirectory(String name) throws IOException {
        Path folder = path(name);
        try {
            Files.createDirectory(folder, OWNER_FOLDER);
            return true;
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
                throw new FileSystemException(folder.toString(), null, "is not a folder");
            }
            return false;
        }
    }

    @Override
    public void forceDirectory(String name) throws IOException {
        try (FileChannel folder = FileChannel.open(path(name), StandardOpenOption.READ, NOFOLLOW_LINKS)) {
            folder.force(true);
        }
    }

    @Override
    public List<String> list(String directory) throws IOException {
        List<String> names = new ArrayList<>();
        if (stat(directory).kind() != Kind.FOLDER) {
            throw new NotDirectoryException(directory);
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path(directory))) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return names;
    }

    @Override
    public Stat stat(String name) throws IOException {
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            if (!attributes(name.substring(0, slash)).isDirectory()) {
                throw new NoSuchFileException(name);
            }
        }
        BasicFileAttributes found = attributes(name);
        if (found.isDirectory()) {
            return new Stat(Kind.FOLDER, 0);
        }
        return found.isRegularFile() ? new Stat(Kind.FILE, found.size()) : new Stat(Kind.OTHER, 0);
    }

    private BasicFileAttributes attributes(String name) throws IOException {
        return Files.readAttributes(path(name), BasicFileAttributes.class, NOFOLLOW_LINKS);
    }

    @Override
    public InputStream read(String name) throws IOException {
        if (stat(name).kind() != Kind.FILE) {
            throw new NoSuchFileException(name);
        }
        return Files.newInputStream(path(name), StandardOpenOption.READ, NOFOLLOW_LINKS);
    }

    @Override
    public long free() throws IOException {
        return fileStore.getUsableSpace();
    }

    @Override
    public StoreLock lock(String name) throws IOException {
        return PosixLock.take(root, name);
    }
}
