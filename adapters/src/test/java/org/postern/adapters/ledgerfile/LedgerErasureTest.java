package org.postern.adapters.ledgerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.ledger.NamedEnvelope;
import org.postern.application.ledger.NamedRecipient;
import org.postern.domain.smtp.TransactionId;
import org.postern.testkit.ledger.RandomLedgerEntries;

/** An address is taken out of the ledger while it is written, and every other entry can be read as before. */
final class LedgerErasureTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ADDRESS = "z\u00f6e@unlikely.example";

    @TempDir
    private Path data = Path.of("");

    private final RandomLedgerEntries random = new RandomLedgerEntries(7);

    private LedgerEntry entry(int number, String from) {
        LedgerEntry some = random.entry(TransactionId.of(NOON.plus(Duration.ofHours(7L * number)), 0, number));
        NamedEnvelope envelope = new NamedEnvelope(
                from, List.of(new NamedRecipient.Accepted("bob@example.org", List.of("bob@example.org"))), 0);
        return new LedgerEntry(
                some.id(),
                some.times(),
                some.client(),
                some.greeting(),
                some.protocol(),
                Optional.of(envelope),
                some.octets(),
                some.flaws(),
                some.conclusion(),
                some.verdict(),
                some.guard());
    }

    private static void await(FileLedger ledger, TransactionId id) {
        long ends = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (ledger.find(id).isEmpty() && System.nanoTime() < ends) {
            Thread.onSpinWait();
        }
        assertThat(ledger.find(id)).isPresent();
    }

    @Test
    void itsLinesGoOrNameAnotherAndTheLedgerGoesOn() throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            entries.add(entry(number, number % 2 == 0 ? ADDRESS : "eve@example.net"));
        }
        LedgerEntry later = entry(19, "eve@example.net");
        try (FileLedger ledger = new FileLedger(data, 3_650, 1_000, () -> NOON)) {
            ledger.start();
            entries.forEach(ledger::record);
            await(ledger, entries.getLast().id());
            Set<String> gone =
                    Set.of(entries.get(0).id().text(), entries.get(2).id().text());
            assertThat(ledger.erase(ADDRESS, gone)).isEqualTo(new LedgerErasure.Erased(2, 8));
            assertThat(ledger.erase(ADDRESS, gone)).isEqualTo(new LedgerErasure.Erased(0, 0));
            assertThat(ledger.find(entries.get(0).id())).isEmpty();
            assertThat(ledger.find(entries.get(1).id())).contains(entries.get(1));
            assertThat(ledger.find(entries.get(4).id())).contains(entry4(entries.get(4)));
            ledger.record(later);
        }
        try (Stream<LedgerEntry> all = FileEntries.in(data).since(Instant.EPOCH)) {
            assertThat(all).hasSize(19);
        }
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files.toList()).allSatisfy(file -> {
                assertThat(Files.readString(file)).doesNotContain("e@unlikely.example");
                assertThat(file.toString()).endsWith(".jsonl");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            });
        }
    }

    private static LedgerEntry entry4(LedgerEntry entry) {
        return new LedgerEntry(
                entry.id(),
                entry.times(),
                entry.client(),
                entry.greeting(),
                entry.protocol(),
                entry.envelope().map(envelope -> new NamedEnvelope("erased@erased.invalid", envelope.recipients(), 0)),
                entry.octets(),
                entry.flaws(),
                entry.conclusion(),
                entry.verdict(),
                entry.guard());
    }
}
