package org.postern.adapters.observe;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that is there while a server runs: one that finds it at its start follows upon a kill, a crash or a power cut. */
public final class RunMark {
    private static final Logger LOG = LoggerFactory.getLogger(RunMark.class);

    private final Path file;
    private volatile boolean left;
    private volatile boolean unclean;

    public RunMark(Path dataFolder) {
        this.file = dataFolder.resolve("running");
    }

    /** Looks for the mark of the server before, and leaves one. The store's lock is held: no other server runs. */
    public void leave() {
        left = true;
        unclean = !left(file);
        if (unclean) {
            LOG.warn("the server before this one was not stopped in order; what it acknowledged is kept");
        }
    }

    private static boolean left(Path file) {
        try {
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException unclean) {
            return false;
        } catch (IOException unwritable) {
            LOG.warn("cannot write {}: {}", file, unwritable.toString());
            return true;
        }
    }

    /** Whether the server before this one ended without its leave. */
    public boolean isAfterUncleanEnd() {
        return unclean;
    }

    /** The server ends in order. */
    public void clear() {
        try {
            if (left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            LOG.warn("cannot remove {}: {}", file, stays.toString());
        }
    }
}
