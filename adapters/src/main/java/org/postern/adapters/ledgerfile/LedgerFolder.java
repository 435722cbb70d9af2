package org.postern.adapters.ledgerfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.domain.smtp.TransactionId;

/** The folder of the ledger and the names in it. Only the owner may look in. */
record LedgerFolder(Path path) {
    static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final String SUFFIX = ".jsonl";
    private static final int DAY_LENGTH = 10;

    void make() throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(path, OWNER_FOLDER);
        }
    }

    static LocalDate day(TransactionId id) {
        return day(id.time());
    }

    static LocalDate day(Instant when) {
        return when.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    Path file(LocalDate day) {
        return path.resolve(day + SUFFIX);
    }

    /** Every day there is a file of, in order; other names are not ours. */
    List<LocalDate> days() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .flatMap(name -> day(name).stream())
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException noLedgerYet) {
            return List.of();
        }
    }

    private static Optional<LocalDate> day(String name) {
        if (name.length() != DAY_LENGTH + SUFFIX.length() || !name.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(name.substring(0, DAY_LENGTH)));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** Deletes the files of days before this one. */
    void deleteBefore(LocalDate oldest) throws IOException {
        for (LocalDate day : days()) {
            if (day.isBefore(oldest)) {
                Files.deleteIfExists(file(day));
            }
        }
    }
}
