package org.postern.bootstrap.configuration;

import java.time.Duration;
import java.util.List;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.Section;

/** The keys of the ledger. */
final class LedgerKeys {
    static final Duration USUAL_KEEP = Duration.ofDays(30);

    static final Key<LedgerSettings, Duration> KEEP = Key.readAtStart(Key.of(
            "keep",
            Kinds.time(Duration.ofDays(1), Duration.ofDays(36_500)),
            USUAL_KEEP,
            "How long decisions and what the DNS said for them stay in the ledger, in whole days of UTC.",
            LedgerSettings::keep));

    static final Section<LedgerSettings> SECTION =
            new Section<>(List.of(KEEP), values -> new LedgerSettings(values.get(KEEP)));

    private LedgerKeys() {}
}
