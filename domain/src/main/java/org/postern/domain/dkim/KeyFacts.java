package org.postern.domain.dkim;

/** What the key record said: bits of the key (0 when none was tried), {@code t=y} and {@code t=s}. RFC 6376 §3.6.1. */
public record KeyFacts(int bits, boolean testing, boolean strict) {
    static final KeyFacts NONE = new KeyFacts(0, false, false);

    static KeyFacts of(SealVerdict verdict) {
        return new KeyFacts(
                verdict.keyBits(),
                verdict.record().map(KeyRecord::testing).orElse(false),
                verdict.record().map(KeyRecord::strict).orElse(false));
    }
}
