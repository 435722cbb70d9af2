package org.postern.bootstrap.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A number of octets, written with a unit: {@code 50MiB} (1024²), {@code 10MB} (1000²), {@code 512B}. */
public record DataSize(long octets) implements Comparable<DataSize> {
    private static final List<Unit> UNITS = List.of(
            new Unit("GiB", 1L << 30),
            new Unit("GB", 1_000_000_000),
            new Unit("MiB", 1L << 20),
            new Unit("MB", 1_000_000),
            new Unit("KiB", 1L << 10),
            new Unit("KB", 1000),
            new Unit("B", 1));

    public DataSize {
        if (octets < 0) {
            throw new IllegalArgumentException("a size is not negative");
        }
    }

    private record Unit(String name, long octets) {}

    public static DataSize kibibytes(long count) {
        return new DataSize(Math.multiplyExact(count, 1L << 10));
    }

    public static DataSize mebibytes(long count) {
        return new DataSize(Math.multiplyExact(count, 1L << 20));
    }

    /** Reads a whole number with a unit in any case; empty for anything else, such as a bare number. */
    public static Optional<DataSize> parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return UNITS.stream()
                .filter(unit -> lower.endsWith(unit.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .flatMap(unit -> WholeNumber.parse(
                                text.substring(0, text.length() - unit.name().length())
                                        .strip())
                        .filter(count -> count <= Long.MAX_VALUE / unit.octets())
                        .map(count -> new DataSize(count * unit.octets())));
    }

    /** In the largest unit that leaves a whole number; units of 1024 first. */
    public String text() {
        return UNITS.stream()
                .filter(unit -> octets != 0 && octets % unit.octets() == 0)
                .max((a, b) -> Long.compare(a.octets(), b.octets()))
                .map(unit -> octets / unit.octets() + unit.name())
                .orElse("0B");
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(octets, other.octets);
    }

    @Override
    public String toString() {
        return text();
    }
}
