package org.postern.domain.dns;

/** What DNSSEC says of an answer: RFC 4035 §4.3. */
public enum Security {
    /** A chain of trust reaches the answer. */
    SECURE,
    /** The zone is not signed, or nobody validated the answer. */
    INSECURE,
    /** The chain of trust is broken; the answer must not be used. */
    BOGUS
}
