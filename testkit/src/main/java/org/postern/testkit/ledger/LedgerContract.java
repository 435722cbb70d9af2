package org.postern.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.port.Ledger;
import org.postern.domain.smtp.TransactionId;

/** What every ledger must do. */
public interface LedgerContract {
    /** A moment near which entries are made. */
    Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** The ledger of this test, empty at first; asked again after {@link Ledger#close}, a new one on the same place. */
    Ledger ledger() throws IOException;

    private static TransactionId id(Instant when, int number) {
        return TransactionId.of(when, 0, number);
    }

    private static LocalDate day(LedgerEntry entry) {
        return entry.id().time().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static List<LedgerEntry> read(Ledger ledger, Instant since) {
        try (Stream<LedgerEntry> entries = ledger.since(since)) {
            return entries.toList();
        }
    }

    @Test
    default void anEmptyLedgerHasNothing() throws IOException {
        try (Ledger ledger = ledger()) {
            assertThat(ledger.find(id(NOON, 1))).isEmpty();
            assertThat(read(ledger, Instant.EPOCH)).isEmpty();
        }
    }

    @Test
    default void whatWasRecordedIsThereInAllItsParts() throws IOException {
        RandomLedgerEntries random = new RandomLedgerEntries(1);
        List<LedgerEntry> entries = IntStream.range(0, 300)
                .mapToObj(number -> random.entry(id(NOON, number)))
                .toList();
        try (Ledger ledger = ledger()) {
            entries.forEach(ledger::record);
        }
        try (Ledger again = ledger()) {
            assertThat(read(again, Instant.EPOCH)).containsExactlyElementsOf(entries);
            for (LedgerEntry entry : entries) {
                assertThat(again.find(entry.id())).contains(entry);
            }
            assertThat(again.find(id(NOON, 300))).isEmpty();
            assertThat(again.lost()).isZero();
        }
    }

    @Test
    default void entriesOfSeveralDaysAreGivenFromAMomentOn() throws IOException {
        RandomLedgerEntries random = new RandomLedgerEntries(2);
        List<LedgerEntry> entries = new ArrayList<>();
        for (int half = 0; half < 8; half++) {
            entries.add(random.entry(id(NOON.plus(Duration.ofHours(12L * half)), half)));
        }
        try (Ledger ledger = ledger()) {
            entries.reversed().forEach(ledger::record);
        }
        try (Ledger again = ledger()) {
            Instant from = entries.get(3).id().time();
            assertThat(read(again, from)).containsExactlyInAnyOrderElementsOf(entries.subList(3, 8));
            assertThat(read(again, from.plusMillis(1))).containsExactlyInAnyOrderElementsOf(entries.subList(4, 8));
            assertThat(entries)
                    .allSatisfy(entry -> assertThat(again.find(entry.id())).contains(entry));
            assertThat(read(again, from).stream().map(LedgerContract::day)).isSorted();
        }
    }

    @Test
    default void aLedgerOpenedAgainGoesOn() throws IOException {
        RandomLedgerEntries random = new RandomLedgerEntries(3);
        LedgerEntry before = random.entry(id(NOON, 1));
        LedgerEntry after = random.entry(id(NOON, 2));
        try (Ledger ledger = ledger()) {
            ledger.record(before);
        }
        try (Ledger ledger = ledger()) {
            ledger.record(after);
        }
        try (Ledger again = ledger()) {
            assertThat(read(again, Instant.EPOCH)).containsExactly(before, after);
        }
    }
}
