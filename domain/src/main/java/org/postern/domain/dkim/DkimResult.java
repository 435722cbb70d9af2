package org.postern.domain.dkim;

import java.util.Locale;

/**
 * The result of a signature: RFC 8601 §2.7.1. What RFC 6376 §3.9 calls PERMFAIL is {@code FAIL} when the octets do not
 * match, {@code NEUTRAL} for a syntax error or something to be ignored, {@code POLICY} for what we will not accept, and
 * {@code PERMERROR} for all other errors.
 */
public enum DkimResult {
    /** The message is not signed. */
    NONE,
    /** The signature verifies and covers the whole message. */
    PASS,
    /** The body hash or the signature does not verify. */
    FAIL,
    /** Not acceptable here: expired, too short a key, octets that it does not cover, one too many. */
    POLICY,
    /** A syntax error, or an algorithm that this standard does not know. */
    NEUTRAL,
    /** The key could not be asked for; a later attempt may succeed. */
    TEMPERROR,
    /** An error that stays: no key, a revoked key, a required tag missing. */
    PERMERROR;

    /** The word of RFC 8601. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
