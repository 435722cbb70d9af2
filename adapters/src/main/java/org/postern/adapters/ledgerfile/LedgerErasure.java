package org.postern.adapters.ledgerfile;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Set;

/**
 * Takes an address out of the ledger: the lines of messages that are gone, and the address itself wherever else it stands,
 * for which another stands then. A day is replaced in one step. Nobody may write to the ledger meanwhile.
 */
public final class LedgerErasure {
    private final LedgerFolder folder;

    public LedgerErasure(Path folder) {
        this.folder = new LedgerFolder(folder);
    }

    /** How many lines went, and in how many the address was replaced. */
    public record Erased(long lines, long replaced) {
        private Erased and(Erased other) {
            return new Erased(lines + other.lines, replaced + other.replaced);
        }
    }

    /** The ids are those of messages that are gone. */
    public Erased run(String address, Set<String> ids) throws IOException {
        AddressEraser eraser = new AddressEraser(EntryCodec.escaped(address));
        Erased all = new Erased(0, 0);
        for (LocalDate day : folder.days()) {
            all = all.and(run(folder.file(day), eraser, ids));
        }
        return all;
    }

    private static Erased run(Path file, AddressEraser eraser, Set<String> ids) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, LedgerFolder.OWNER_FILE);
        Erased erased = copy(file, part, eraser, ids);
        if (erased.equals(new Erased(0, 0))) {
            Files.delete(part);
        } else {
            force(part, StandardOpenOption.WRITE);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(file.resolveSibling(""), StandardOpenOption.READ);
        }
        return erased;
    }

    /** Octet by octet what it was, but for the address: lines are ASCII, and what is none stays as it is. */
    private static Erased copy(Path file, Path part, AddressEraser eraser, Set<String> ids) throws IOException {
        Erased erased = new Erased(0, 0);
        try (BufferedReader from = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
                BufferedWriter to = Files.newBufferedWriter(part, StandardCharsets.ISO_8859_1)) {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                String without = eraser.without(line);
                if (EntryCodec.idOf(line).filter(ids::contains).isPresent()) {
                    erased = erased.and(new Erased(1, 0));
                } else {
                    erased = erased.and(new Erased(0, without.equals(line) ? 0 : 1));
                    to.write(without + "\n");
                }
            }
        }
        return erased;
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
