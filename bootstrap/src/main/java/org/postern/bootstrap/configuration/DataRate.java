package org.postern.bootstrap.configuration;

import java.util.Optional;

/** A number of octets per second, written as {@code 500B/s}. */
public record DataRate(DataSize perSecond) implements Comparable<DataRate> {
    private static final String SUFFIX = "/s";

    static Optional<DataRate> parse(String text) {
        return text.endsWith(SUFFIX)
                ? DataSize.parse(text.substring(0, text.length() - SUFFIX.length()))
                        .map(DataRate::new)
                : Optional.empty();
    }

    public String text() {
        return perSecond.text() + SUFFIX;
    }

    @Override
    public int compareTo(DataRate other) {
        return perSecond.compareTo(other.perSecond);
    }

    @Override
    public String toString() {
        return text();
    }
}
