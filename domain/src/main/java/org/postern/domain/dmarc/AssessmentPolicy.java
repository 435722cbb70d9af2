package org.postern.domain.dmarc;

import java.util.Locale;
import java.util.Optional;

/** The Domain Owner Assessment Policy, the mildest first: RFC 9989 §3.2.8 and {@code p} in §4.7. */
public enum AssessmentPolicy {
    NONE,
    QUARANTINE,
    REJECT;

    /** Reads the value of a {@code p}, {@code sp} or {@code np} tag. */
    static Optional<AssessmentPolicy> parse(String value) {
        return TagValues.oneOf(values(), value);
    }

    /** What a Domain Owner who is testing expects to be done instead: {@code t} in RFC 9989 §4.7. */
    AssessmentPolicy oneLevelBelow() {
        return this == REJECT ? QUARANTINE : NONE;
    }

    /** As records and RFC 8601 write it. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
