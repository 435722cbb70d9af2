package org.postern.adapters.emlstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done with a store before it takes mail: house, lock, format, leftovers, a probe of the disk. */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final String FORMAT = "postern store 1\n";
    private static final String FORMAT_WORDS = "postern store ";
    private static final int MOST_FORMAT = 64;

    private final StoreFiles files;
    private final String where;
    private final Set<String> stayed = new HashSet<>();

    Opening(StoreFiles files, String where) {
        this.files = files;
        this.where = where;
    }

    /** Opens for writing; the lock is held from here on. Nothing is changed before the lock is taken. */
    StoreLock toWrite() throws StoreRefused {
        try {
            files.makeDirectory(StoreNames.HOUSE);
            files.makeDirectory(StoreNames.TEMPORARY);
            files.makeDirectory(StoreNames.TOMBSTONES);
        } catch (IOException failed) {
            throw refused("its folders cannot be made", failed);
        }
        StoreLock lock = lock();
        try {
            checkFormat();
            prepare();
            return lock;
        } catch (IOException failed) {
            lock.release();
            throw refused("its disk does not do what is needed", failed);
        } catch (StoreRefused refused) {
            lock.release();
            throw refused;
        }
    }

    private StoreLock lock() throws StoreRefused {
        try {
            return files.lock(StoreNames.LOCK);
        } catch (IOException taken) {
            throw new StoreRefused(
                    "The store at " + where + " cannot be locked: " + taken.getMessage()
                            + ". One server at a time may write to a store; stop the other one, or give this one a store of"
                            + " its own.",
                    taken);
        }
    }

    private void prepare() throws IOException, StoreRefused {
        removeLeftovers();
        files.forceDirectory("");
        files.forceDirectory(StoreNames.HOUSE);
        new Probe(files).run();
        if (readFormat().isEmpty()) {
            writeFormat();
        }
    }

    /** The leftovers that could not be removed. */
    Set<String> stayed() {
        return Set.copyOf(stayed);
    }

    /** Refuses what a newer server wrote. A store without a format is new, or was restored without its house. */
    void checkFormat() throws StoreRefused {
        String found;
        try {
            found = readFormat();
        } catch (IOException failed) {
            throw refused("its format cannot be read", failed);
        }
        if (!found.isEmpty() && !found.equals(FORMAT)) {
            throw new StoreRefused("The store at " + where + " has the format \"" + printable(found)
                    + "\", this server knows \"" + FORMAT.strip()
                    + "\". A newer server wrote it: use that one, or newer.");
        }
    }

    private String readFormat() throws IOException {
        try (InputStream file = files.read(StoreNames.FORMAT)) {
            String found = new String(file.readNBytes(MOST_FORMAT), StandardCharsets.US_ASCII);
            return found.isEmpty() ? FORMAT_WORDS : found;
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    private static String printable(String found) {
        StringBuilder words = new StringBuilder();
        found.strip().chars().forEach(c -> words.append(c >= ' ' && c < 127 ? (char) c : '?'));
        return words.toString();
    }

    private void writeFormat() throws IOException {
        String part = StoreNames.TEMPORARY + "/FORMAT";
        try (StoreFile file = files.create(part)) {
            file.write(List.of(ByteBuffer.wrap(FORMAT.getBytes(StandardCharsets.US_ASCII))));
            file.force();
        }
        files.link(part, StoreNames.FORMAT);
        files.forceDirectory(StoreNames.HOUSE);
        files.unlink(part);
    }

    /** Nothing that was acknowledged lies under a temporary name only. */
    private void removeLeftovers() throws IOException {
        for (String name : files.list(StoreNames.TEMPORARY)) {
            try {
                files.unlink(StoreNames.TEMPORARY + "/" + name);
            } catch (IOException stays) {
                stayed.add(StoreNames.in(StoreNames.TEMPORARY, name));
                LOG.warn("A leftover stays in {}: {}", StoreNames.TEMPORARY, DiskFailure.words(stays));
            }
        }
    }

    private StoreRefused refused(String what, IOException failed) {
        return new StoreRefused(
                "The store at " + where + " cannot be opened: " + what + " (" + DiskFailure.words(failed) + ").",
                failed);
    }
}
