package org.postern.bootstrap.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.postern.application.doctor.StrictTransportPolicy;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.ListKind;
import org.postern.bootstrap.yaml.Section;

/** The keys of the MTA-STS policy. */
final class StrictTransportKeys {
    /** RFC 8461 §3.2: at most 31557600 seconds. */
    private static final Duration LONGEST = Duration.ofDays(365);

    static final Key<StrictTransportSettings, StrictTransportPolicy.Mode> MODE = Key.of(
            "mode",
            Kinds.choice(StrictTransportPolicy.Mode.class),
            StrictTransportPolicy.Mode.TESTING,
            "What senders do whose TLS to here fails: keep the mail back (enforce), only report it (testing), nothing (none).",
            StrictTransportSettings::mode);

    static final Key<StrictTransportSettings, Duration> MAX_AGE = Key.of(
            "max-age",
            Kinds.time(Duration.ofHours(1), LONGEST),
            StrictTransportPolicy.USUAL_AGE,
            "How long senders remember the policy.",
            StrictTransportSettings::maxAge);

    static final Key<StrictTransportSettings, List<String>> EXCHANGES = Key.optional(
            "mx",
            new ListKind<>("a list of host names", PolicyHosts.kind(), host -> host),
            List.of(),
            "hostname alone",
            "Hosts beside hostname that take mail for the domains; *. stands for one label.",
            settings -> Optional.of(settings.exchanges()).filter(Predicate.not(List::isEmpty)));

    static final Section<StrictTransportSettings> SECTION = new Section<>(
            List.of(MODE, MAX_AGE, EXCHANGES),
            values -> new StrictTransportSettings(values.get(MODE), values.get(MAX_AGE), values.get(EXCHANGES)));

    private StrictTransportKeys() {}
}
