package org.postern.bootstrap.configuration;

import java.util.List;
import java.util.stream.Stream;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.Section;

/** The keys of all limits. */
final class LimitKeys {
    private static final List<Key<Limits, ?>> KEYS = Stream.of(
                    MessageKeys.ALL, SessionKeys.ALL, TimeKeys.ALL, LoadKeys.ALL, RateKeys.ALL)
            .flatMap(List::stream)
            .toList();

    static final Section<Limits> SECTION = new Section<>(
            KEYS,
            values -> new Limits(
                    MessageKeys.build(values),
                    SessionKeys.build(values),
                    TimeKeys.build(values),
                    LoadKeys.build(values),
                    RateKeys.build(values)));

    private LimitKeys() {}
}
