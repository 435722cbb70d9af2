package org.postern.adapters.ledgerfile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.port.LedgerEntries;
import org.postern.domain.smtp.TransactionId;

/**
 * Reads the ledger, also while it is written: a last line that is cut is passed over, as is every line that holds no
 * entry. A file that is deleted meanwhile has none.
 */
public final class FileEntries implements LedgerEntries {
    private final LedgerFolder folder;

    FileEntries(LedgerFolder folder) {
        this.folder = folder;
    }

    /** Those in a folder, which may not be there yet. */
    public static LedgerEntries in(Path folder) {
        return new FileEntries(new LedgerFolder(folder));
    }

    @Override
    public Optional<LedgerEntry> find(TransactionId id) {
        String mark = '"' + id.text() + '"';
        try (Stream<String> lines = lines(LedgerFolder.day(id))) {
            return lines.filter(line -> line.contains(mark))
                    .flatMap(line -> EntryCodec.decode(line).stream())
                    .filter(entry -> entry.id().equals(id))
                    .findFirst();
        }
    }

    @Override
    public Stream<LedgerEntry> since(Instant when) {
        LocalDate first = LedgerFolder.day(when);
        try {
            return folder.days().stream()
                    .filter(day -> !day.isBefore(first))
                    .flatMap(this::lines)
                    .flatMap(line -> EntryCodec.decode(line).stream())
                    .filter(entry -> !entry.id().time().isBefore(when));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Stream<String> lines(LocalDate day) {
        try {
            BufferedReader reader = new BufferedReader(
                    new InputStreamReader(Files.newInputStream(folder.file(day)), StandardCharsets.UTF_8));
            return reader.lines().onClose(() -> close(reader));
        } catch (NoSuchFileException none) {
            return Stream.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
