package org.postern.bootstrap.configuration;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.OptionalKind;
import org.postern.bootstrap.yaml.Section;

/** The keys of retention. */
final class RetentionKeys {
    static final LocalTime USUAL_HOUR = LocalTime.of(3, 0);
    static final int USUAL_PERCENT = 5;

    static final Key<RetentionSettings, Optional<Duration>> OLDER_THAN = Key.optional(
            "older-than",
            new OptionalKind<>(Kinds.time(Duration.ofDays(1), Duration.ofDays(36_500))),
            Optional.empty(),
            "none",
            "Messages older than this, by the moment in their id, go every night.",
            settings -> Optional.of(settings.olderThan()).filter(Optional::isPresent));

    static final Key<RetentionSettings, Optional<DataSize>> TO_SIZE = Key.optional(
            "to-size",
            new OptionalKind<>(Kinds.size(DataSize.mebibytes(1), DataSize.mebibytes(1L << 30))),
            Optional.empty(),
            "none",
            "Every night the oldest messages go until the rest takes no more than this.",
            settings -> Optional.of(settings.toSize()).filter(Optional::isPresent));

    static final Key<RetentionSettings, LocalTime> AT =
            Key.of("at", Kinds.timeOfDay(), USUAL_HOUR, "When, by the clock of UTC.", RetentionSettings::at);

    static final Key<RetentionSettings, Integer> MOST_PERCENT = Key.of(
            "most-percent",
            Kinds.count(1, 100),
            USUAL_PERCENT,
            "The most percent of all messages that go in one night, whatever a clock says that was set wrongly.",
            RetentionSettings::mostPercent);

    static final Section<RetentionSettings> SECTION = new Section<>(
            List.of(OLDER_THAN, TO_SIZE, AT, MOST_PERCENT),
            values -> new RetentionSettings(
                    values.get(OLDER_THAN), values.get(TO_SIZE), values.get(AT), values.get(MOST_PERCENT)));

    private RetentionKeys() {}
}
