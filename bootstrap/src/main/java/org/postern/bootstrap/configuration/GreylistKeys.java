package org.postern.bootstrap.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.Section;
import org.postern.domain.greylist.GreylistTimes;
import org.postern.domain.policy.Mode;

/** The keys of the greylist. The ranges of its times do not meet, so that none can contradict another. */
final class GreylistKeys {
    private static final GreylistTimes USUAL = GreylistTimes.USUAL;

    static final Key<Optional<GreylistSettings>, Mode> MODE = Key.of(
            "mode",
            Kinds.choice(Mode.class),
            Mode.ENFORCE,
            "With monitor nobody is put off: who would have been is written down, and everybody is remembered.",
            of(GreylistSettings::mode));

    static final Key<Optional<GreylistSettings>, Duration> DELAY = Key.of(
            "delay",
            Kinds.time(Duration.ofSeconds(1), Duration.ofHours(1)),
            USUAL.delay(),
            "How long after its first mail a sender may come again; the reply says so.",
            of(GreylistSettings::delay));

    static final Key<Optional<GreylistSettings>, Duration> COME_BACK_WITHIN = Key.of(
            "come-back-within",
            Kinds.time(Duration.ofHours(2), Duration.ofDays(6)),
            USUAL.comeBack(),
            "How long after its first mail it has to come again; later it counts as new.",
            of(GreylistSettings::comeBackWithin));

    static final Key<Optional<GreylistSettings>, Duration> KEEP = Key.of(
            "keep",
            Kinds.time(Duration.ofDays(7), Duration.ofDays(365)),
            USUAL.keep(),
            "How long a sender that came again is known, counted from its newest mail.",
            of(GreylistSettings::keep));

    static final Section<Optional<GreylistSettings>> SECTION = new Section<>(
            List.of(MODE, DELAY, COME_BACK_WITHIN, KEEP),
            values -> Optional.of(new GreylistSettings(
                    values.get(MODE), values.get(DELAY), values.get(COME_BACK_WITHIN), values.get(KEEP))));

    private GreylistKeys() {}

    private static <T> Function<Optional<GreylistSettings>, T> of(Function<GreylistSettings, T> part) {
        return greylist -> part.apply(greylist.orElseThrow());
    }
}
