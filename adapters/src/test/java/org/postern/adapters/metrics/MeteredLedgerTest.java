package org.postern.adapters.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.port.Ledger;
import org.postern.domain.smtp.TransactionId;
import org.postern.testkit.ledger.LedgerContract;
import org.postern.testkit.ledger.MemoryLedger;
import org.postern.testkit.ledger.RandomLedgerEntries;

class MeteredLedgerTest implements LedgerContract {
    private final Metrics metrics = new Metrics();
    private final MemoryLedger memory = new MemoryLedger();

    @Override
    public Ledger ledger() {
        return metrics.counted(memory);
    }

    private double sum(String name) {
        return Exposed.lines(metrics).stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void everyEntryIsCountedOnceWithItsOutcome() {
        RandomLedgerEntries random = new RandomLedgerEntries(9);
        for (int number = 0; number < 1_000; number++) {
            ledger().record(random.entry(TransactionId.of(NOON, 0, number)));
        }
        List<LedgerEntry> entries = memory.entries();
        assertThat(sum("postern_transactions_total")).isEqualTo(1_000);
        List<LedgerEntry> kept = entries.stream()
                .filter(entry -> entry.conclusion() instanceof Conclusion.Kept)
                .toList();
        assertThat(kept).isNotEmpty();
        double told = Exposed.lines(metrics).stream()
                .filter(line -> line.matches("postern_transactions_total\\{outcome=\"(kept|quarantined)\".*"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        assertThat(told).isEqualTo(kept.size());
        assertThat(sum("postern_message_kept_bytes_sum"))
                .isCloseTo(
                        kept.stream()
                                .mapToDouble(entry -> entry.octets().orElse(0))
                                .sum(),
                        Percentage.withPercentage(1e-6));
        assertThat(sum("postern_message_reply_seconds_count")).isEqualTo((double) entries.stream()
                .filter(entry -> entry.times().finalDot().isPresent())
                .count());
        assertThat(sum("postern_findings_total"))
                .isEqualTo(entries.stream()
                        .mapToInt(entry -> entry.verdict().findings().size())
                        .sum());
    }

    /** One of a flood, which is written down once. */
    @Test
    void whatIsNotWrittenAgainIsCountedAllTheSame() {
        LedgerEntry entry = new RandomLedgerEntries(11).entry(TransactionId.of(NOON, 0, 1));
        ledger().record(entry);
        ledger().repeated(entry);
        assertThat(memory.entries()).hasSize(1);
        assertThat(sum("postern_transactions_total")).isEqualTo(2);
    }

    /** What a client says of itself is in no label: a thousand clients make no more series than a few do. */
    @Test
    void clientsMakeNoSeries() {
        RandomLedgerEntries random = new RandomLedgerEntries(10);
        for (int number = 0; number < 2_000; number++) {
            LedgerEntry entry = random.entry(TransactionId.of(NOON, 0, number));
            ledger().record(entry);
        }
        List<String> lines = Exposed.lines(metrics);
        assertThat(lines).noneMatch(line -> line.contains("@") || line.contains("192.0.2."));
        assertThat(lines.stream().filter(line -> line.startsWith("postern_transactions_total{")))
                .hasSizeLessThan(200);
    }
}
