package org.postern.bootstrap.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A {@link Duration} as text with a unit: {@code 300ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}. */
public final class TimeSpan {
    private static final List<Unit> UNITS = List.of(
            new Unit("ms", 1),
            new Unit("s", 1000),
            new Unit("m", 60_000),
            new Unit("h", 3_600_000),
            new Unit("d", 86_400_000));

    private TimeSpan() {}

    private record Unit(String name, long milliseconds) {}

    /** Reads a whole number with a unit; empty for anything else, such as a bare number. */
    public static Optional<Duration> parse(String text) {
        return UNITS.stream()
                .filter(unit -> text.endsWith(unit.name()))
                .findFirst()
                .flatMap(unit -> WholeNumber.parse(
                                text.substring(0, text.length() - unit.name().length())
                                        .strip())
                        .filter(count -> count <= Long.MAX_VALUE / unit.milliseconds())
                        .map(count -> Duration.ofMillis(count * unit.milliseconds())));
    }

    /** In the largest unit that leaves a whole number. */
    static String text(Duration time) {
        long milliseconds = time.toMillis();
        return UNITS.reversed().stream()
                .filter(unit -> milliseconds != 0 && milliseconds % unit.milliseconds() == 0)
                .findFirst()
                .map(unit -> milliseconds / unit.milliseconds() + unit.name())
                .orElse("0s");
    }
}
