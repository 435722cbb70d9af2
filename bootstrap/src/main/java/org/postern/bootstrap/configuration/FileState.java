package org.postern.bootstrap.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a file can be read, and if not, why. */
enum FileState {
    READABLE(Optional.empty()),
    MISSING(Optional.of("does not exist")),
    NO_FILE(Optional.of("is not a file")),
    FORBIDDEN(Optional.of("may not be read by this user"));

    private final Optional<String> complaint;

    FileState(Optional<String> complaint) {
        this.complaint = complaint;
    }

    static FileState of(Path file) {
        if (!Files.exists(file)) {
            return MISSING;
        }
        if (Files.isDirectory(file)) {
            return NO_FILE;
        }
        return Files.isReadable(file) ? READABLE : FORBIDDEN;
    }

    /** What to say behind the file's name; empty when it can be read. */
    Optional<String> complaint() {
        return complaint;
    }
}
