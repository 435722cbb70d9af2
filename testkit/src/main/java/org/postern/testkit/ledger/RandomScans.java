package org.postern.testkit.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.postern.application.judge.ScanEvidence;
import org.postern.domain.message.AddedField;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.ScanReport;
import org.postern.domain.scan.Wish;
import org.postern.domain.smtp.Reply;

/** What scanners said, for {@link RandomLedgerEntries}. */
final class RandomScans {
    private final SplittableRandom random;
    private final RandomLedgerEntries parts;

    RandomScans(SplittableRandom random, RandomLedgerEntries parts) {
        this.random = random;
        this.parts = parts;
    }

    ScanEvidence evidence() {
        ScanAnswer answer = new ScanAnswer(
                outcome(),
                random.nextBoolean() ? OptionalDouble.of(random.nextDouble(-50, 50)) : OptionalDouble.empty(),
                parts.many(4, parts::text),
                parts.many(3, () -> new AddedField("X-" + random.nextInt(99), parts.text())),
                parts.many(3, parts::text));
        return new ScanEvidence(new ScanReport(parts.text(), answer), parts.duration());
    }

    private ScanOutcome outcome() {
        List<ScanOutcome> outcomes = List.of(
                new ScanOutcome.Clean(),
                new ScanOutcome.Found(parts.text()),
                new ScanOutcome.Skipped(parts.text()),
                new ScanOutcome.Unavailable(parts.text()),
                new ScanOutcome.Wants(Wish.QUARANTINE),
                new ScanOutcome.Wants(Wish.REFUSE, maybe(500)),
                new ScanOutcome.Wants(Wish.DEFER, maybe(400)));
        return outcomes.get(random.nextInt(outcomes.size()));
    }

    private Optional<Reply> maybe(int code) {
        return parts.maybe(() -> parts.reply(code, code + 100));
    }
}
