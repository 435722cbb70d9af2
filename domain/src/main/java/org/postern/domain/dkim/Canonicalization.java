package org.postern.domain.dkim;

import java.util.Optional;

/** The two ways to make octets comparable: RFC 6376 §3.4. */
public enum Canonicalization {
    SIMPLE,
    RELAXED;

    /** By its name in {@code c=}; empty for one that the standard does not know. */
    static Optional<Canonicalization> named(String name) {
        if (name.equalsIgnoreCase("simple")) {
            return Optional.of(SIMPLE);
        }
        return name.equalsIgnoreCase("relaxed") ? Optional.of(RELAXED) : Optional.empty();
    }
}
