package org.postern.adapters.ledgerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.port.Ledger;
import org.postern.domain.smtp.TransactionId;
import org.postern.testkit.ledger.LedgerContract;
import org.postern.testkit.ledger.RandomLedgerEntries;

final class FileLedgerTest implements LedgerContract {
    private static final int KEEP = 30;

    private final RandomLedgerEntries random = new RandomLedgerEntries(4);

    @TempDir
    private Path data = Path.of("");

    private Path folder() {
        return data.resolve("ledger");
    }

    @Override
    public Ledger ledger() {
        return ledger(NOON);
    }

    private FileLedger ledger(Instant now) {
        FileLedger ledger = new FileLedger(folder(), KEEP, 10_000, () -> now);
        ledger.start();
        return ledger;
    }

    private LedgerEntry entry(Instant when) {
        return random.entry(TransactionId.of(when, 0, 1));
    }

    private void record(Instant now, LedgerEntry... entries) {
        try (Ledger ledger = ledger(now)) {
            List.of(entries).forEach(ledger::record);
        }
    }

    private List<LedgerEntry> all() {
        try (Stream<LedgerEntry> entries = FileEntries.in(folder()).since(Instant.EPOCH)) {
            return entries.toList();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void eachDayOfUtcHasAFileThatOnlyTheOwnerMayRead() throws IOException {
        Instant midnight = Instant.parse("2026-03-02T00:00:00Z");
        record(NOON, entry(midnight.minusMillis(1)), entry(midnight));
        assertThat(names()).containsExactly("2026-03-01.jsonl", "2026-03-02.jsonl");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve("2026-03-01.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aLineCutByACrashIsPassedOverAndTakesNoOtherWithIt() throws IOException {
        LedgerEntry before = entry(NOON);
        LedgerEntry after = entry(NOON.plusSeconds(1));
        record(NOON, before);
        Path file = folder().resolve("2026-03-01.jsonl");
        Files.writeString(file, EntryCodec.encode(after).substring(0, 40), StandardOpenOption.APPEND);
        assertThat(all()).containsExactly(before);
        record(NOON, after);
        assertThat(all()).containsExactly(before, after);
    }

    @Test
    void aLineOfGarbageIsPassedOver() throws IOException {
        LedgerEntry entry = entry(NOON);
        Files.createDirectory(folder());
        Path file = folder().resolve("2026-03-01.jsonl");
        Files.write(file, new byte[] {(byte) 0xff, 0, '\n', '{', '\n', '\n'});
        record(NOON, entry);
        assertThat(all()).containsExactly(entry);
    }

    @Test
    void daysOlderThanTheyMayBeAreDeletedAndNothingElse() throws IOException {
        LedgerEntry lastKept = entry(NOON.minus(Duration.ofDays(KEEP)));
        record(NOON.minus(Duration.ofDays(KEEP)), entry(NOON.minus(Duration.ofDays(KEEP + 1L))), lastKept);
        Files.writeString(folder().resolve("notes.txt"), "mine");
        Files.writeString(folder().resolve("2001-02-30.jsonl"), "no day");
        LedgerEntry yesterday = entry(NOON.minus(Duration.ofDays(1)));
        record(NOON.minus(Duration.ofDays(KEEP)), yesterday);
        assertThat(names()).hasSize(5);
        record(NOON);
        assertThat(all()).containsExactly(lastKept, yesterday);
        assertThat(names()).containsExactly("2001-02-30.jsonl", "2026-01-30.jsonl", "2026-02-28.jsonl", "notes.txt");
    }

    @Test
    void entriesBeyondTheQueueAreLostAndCountedAndNobodyWaits() {
        FileLedger ledger = new FileLedger(folder(), KEEP, 2, () -> NOON);
        LedgerEntry first = entry(NOON);
        LedgerEntry second = entry(NOON.plusMillis(1));
        ledger.record(first);
        ledger.record(second);
        ledger.record(entry(NOON.plusMillis(2)));
        assertThat(ledger.lost()).isEqualTo(1);
        ledger.start();
        ledger.close();
        assertThat(all()).containsExactly(first, second);
        ledger.record(first);
        assertThat(ledger.lost()).as("closed").isEqualTo(2);
    }

    @Test
    void aFolderThatCannotBeWrittenToLosesEntriesAndHarmsNobody() throws IOException {
        Files.writeString(folder(), "a file where the folder should be");
        FileLedger ledger = ledger(NOON);
        ledger.record(entry(NOON));
        ledger.close();
        assertThat(ledger.lost()).isEqualTo(1);
    }

    @Test
    void aSymbolicLinkInThePlaceOfAFileIsNotFollowed() throws IOException {
        Files.createDirectory(folder());
        Path elsewhere = Files.createFile(data.resolve("elsewhere"));
        Files.createSymbolicLink(folder().resolve("2026-03-01.jsonl"), elsewhere);
        FileLedger ledger = ledger(NOON);
        ledger.record(entry(NOON));
        ledger.close();
        assertThat(ledger.lost()).isEqualTo(1);
        assertThat(elsewhere).isEmptyFile();
    }
}
