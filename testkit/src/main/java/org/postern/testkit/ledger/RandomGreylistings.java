package org.postern.testkit.ledger;

import java.util.List;
import java.util.SplittableRandom;
import org.postern.domain.greylist.Acquaintance;
import org.postern.domain.greylist.GreylistReport;

/** What the greylist said, for {@link RandomLedgerEntries}. */
final class RandomGreylistings {
    private final SplittableRandom random;
    private final RandomLedgerEntries parts;

    RandomGreylistings(SplittableRandom random, RandomLedgerEntries parts) {
        this.random = random;
        this.parts = parts;
    }

    GreylistReport report() {
        return List.of(
                        new GreylistReport.Exempt(parts.any(GreylistReport.Reason.values())),
                        new GreylistReport.Unavailable(parts.text()),
                        new GreylistReport.Looked(parts.many(3, parts::text), parts.maybe(this::sender), parts.time()))
                .get(random.nextInt(3));
    }

    private Acquaintance sender() {
        return new Acquaintance(parts.text(), parts.time(), random.nextBoolean(), parts.time());
    }
}
