package org.postern.adapters.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files of dialogues, one a line, for their owner's eyes only, a day's at most in each. So many octets in all at most and
 * so old at most: the oldest files go. Not for several threads at once; reading is for any process.
 */
final class FlightFolder {
    static final long LARGEST_FILE = 4L << 20;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final String PREFIX = "flights-";
    private static final String SUFFIX = ".jsonl";

    private final Path folder;
    private final long most;
    private final Duration oldest;
    private Path current = Path.of("");
    private Instant began = Instant.MIN;
    private long size;

    FlightFolder(Path folder, long most, Duration oldest) {
        this.folder = folder;
        this.most = most;
        this.oldest = oldest;
    }

    /** Adds lines, each whole or not at all as far as the disk lets it. */
    void append(List<String> lines, Instant now) throws IOException {
        byte[] octets = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        boolean full = size + octets.length > LARGEST_FILE;
        if (full || now.isBefore(began) || now.minus(LONGEST).isAfter(began)) {
            begin(now);
        }
        try (FileChannel file = FileChannel.open(
                current,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer left = ByteBuffer.wrap(octets);
            while (left.hasRemaining()) {
                file.write(left);
            }
        }
        size += octets.length;
    }

    /** A new file, and room for it. */
    private void begin(Instant now) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        clear(now);
        String name = PREFIX + Long.toString(now.toEpochMilli(), Character.MAX_RADIX) + SUFFIX;
        current = folder.resolve(name);
        began = now;
        size = Files.exists(current) ? Files.size(current) : 0;
    }

    /** Lets go of what is too old, and of the oldest while there is too much. */
    void clear(Instant now) throws IOException {
        List<Path> newestFirst = files();
        long sum = 0;
        Instant limit = now.minus(oldest);
        for (Path file : newestFirst) {
            sum += Files.size(file);
            boolean tooOld = began(file).orElseThrow().isBefore(limit);
            if (tooOld || sum > most - LARGEST_FILE) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Lets go of everything, for good, and says how many dialogues that were. */
    long erase() throws IOException {
        long dialogues = 0;
        List<Path> all = files();
        for (Path file : all) {
            try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                dialogues += lines.count();
            }
            Files.deleteIfExists(file);
        }
        if (!all.isEmpty()) {
            began = Instant.MIN;
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
        return dialogues;
    }

    /** When a file was begun, by its name; empty for one that is none of ours. */
    private static Optional<Instant> began(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        try {
            String time = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(time, Character.MAX_RADIX)));
        } catch (NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    /** The newest first. */
    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> began(file).isPresent())
                    .sorted((one, other) -> other.getFileName().compareTo(one.getFileName()))
                    .toList();
        } catch (NoSuchFileException none) {
            return new ArrayList<>();
        }
    }
}
