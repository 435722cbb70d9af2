package org.postern.adapters.ledgerfile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;

/**
 * Copies the ledger's days into another folder while it is written: a last line that is cut there is passed over by every
 * reader. A day that changed is replaced in one step; days that are over for longer than they are kept go there, too.
 */
public final class LedgerCopy {
    private final LedgerFolder from;
    private final LedgerFolder to;

    public LedgerCopy(Path from, Path to) {
        this.from = new LedgerFolder(from);
        this.to = new LedgerFolder(to);
    }

    /** Makes it so; how many days there are. */
    public int run() throws IOException {
        Files.createDirectories(
                to.path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        List<LocalDate> days = from.days();
        for (LocalDate day : days) {
            if (differs(from.file(day), to.file(day))) {
                replace(from.file(day), to.file(day));
            }
        }
        if (!days.isEmpty()) {
            to.deleteBefore(days.getFirst());
        }
        try (FileChannel folder = FileChannel.open(to.path(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        return days.size();
    }

    private static boolean differs(Path original, Path copy) throws IOException {
        return !Files.exists(copy)
                || Files.size(copy) != Files.size(original)
                || Files.getLastModifiedTime(copy).compareTo(Files.getLastModifiedTime(original)) < 0;
    }

    private static void replace(Path original, Path copy) throws IOException {
        Path part = copy.resolveSibling(copy.getFileName() + ".part");
        Files.copy(original, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
