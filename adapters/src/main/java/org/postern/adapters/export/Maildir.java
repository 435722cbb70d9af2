package org.postern.adapters.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.application.maintain.Export;
import org.postern.application.port.IndexEntry;
import org.postern.domain.message.MessageContent;

/**
 * A Maildir: each message a file, written in {@code tmp}, made durable and moved to {@code new}. Its name follows from its
 * key, so that what is there already, read or not, is not written twice.
 */
public final class Maildir implements Export.Target, AutoCloseable {
    private static final FileAttribute<?> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int ID_LENGTH = 26;

    private final Path folder;
    private final Set<String> there = new HashSet<>();

    /** In that folder, which is made where it is missing. */
    public Maildir(Path folder) throws IOException {
        this.folder = folder;
        for (String name : new String[] {"tmp", "new", "cur"}) {
            Files.createDirectories(folder.resolve(name), OWNER_FOLDER);
        }
        for (String name : new String[] {"new", "cur"}) {
            try (Stream<Path> files = Files.list(folder.resolve(name))) {
                files.forEach(file -> there.add(unique(String.valueOf(file.getFileName()))));
            }
        }
    }

    /** A name without its flags. */
    private static String unique(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    private static String name(IndexEntry entry) {
        String key = entry.key().length() == ID_LENGTH ? entry.key() : digest(entry.key());
        return entry.receivedAt().getEpochSecond() + "." + key + ".postern";
    }

    private static String digest(String key) {
        try {
            byte[] octets = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(octets, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JDK has no SHA-256", impossible);
        }
    }

    @Override
    public boolean add(IndexEntry entry, MessageContent content) throws IOException {
        String name = name(entry);
        if (!there.add(name)) {
            return false;
        }
        Path part = folder.resolve("tmp").resolve(name);
        Files.deleteIfExists(part);
        Files.createFile(part, OWNER_FILE);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                OutputStream to = new BufferedOutputStream(Channels.newOutputStream(channel), 64 << 10);
                InputStream octets = content.open()) {
            new LocalLines(to, false).write(octets);
            to.flush();
            channel.force(true);
        }
        Files.move(part, folder.resolve("new").resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** What was moved is durable, or it is an exception. */
    @Override
    public void close() throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve("new"), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
