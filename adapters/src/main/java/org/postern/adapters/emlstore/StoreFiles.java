package org.postern.adapters.emlstore;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The file system as the store needs it. Names are relative to the store's root, {@code /} between their parts, the root
 * itself the empty text. No operation follows a symbolic link. Nothing is durable before it was forced: octets with
 * {@link StoreFile#force}, names with {@link #forceDirectory}. Used by many threads at once.
 */
interface StoreFiles {

    /** Creates a file that must not be there, readable by its owner only. */
    StoreFile create(String name) throws IOException;

    /** Gives a file a second name; {@link java.nio.file.FileAlreadyExistsException} when that is taken. */
    void link(String existing, String added) throws IOException;

    /** Takes a name away, of a file or of an empty folder. */
    void unlink(String name) throws IOException;

    /** Creates a folder for its owner only; false when there was one. */
    boolean makeDirectory(String name) throws IOException;

    /** Makes durable the names that were in the folder when this call began. */
    void forceDirectory(String name) throws IOException;

    /** The names in a folder, in no order; {@link java.nio.file.NoSuchFileException} when there is no such folder. */
    List<String> list(String directory) throws IOException;

    /** What a name stands for; {@link java.nio.file.NoSuchFileException} when nothing. */
    Stat stat(String name) throws IOException;

    /** The octets of a file. */
    InputStream read(String name) throws IOException;

    /** The octets that may still be written on this file system. */
    long free() throws IOException;

    /** Takes the lock of that name for this process; an {@link IOException} says who has it. */
    StoreLock lock(String name) throws IOException;

    /** What a name stands for, and the octets if it is a file. */
    record Stat(Kind kind, long size) {}

    /** The kinds of things a name may stand for. */
    enum Kind {
        FILE,
        FOLDER,
        OTHER
    }
}
