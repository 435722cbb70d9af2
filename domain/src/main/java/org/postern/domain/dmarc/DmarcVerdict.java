package org.postern.domain.dmarc;

import java.util.Locale;

/** The result names of the method {@code dmarc}: RFC 9989 §9.2. */
public enum DmarcVerdict {
    /** No DMARC Policy Record applies. */
    NONE,
    /** A record applies, and an Authenticated Identifier is aligned. */
    PASS,
    /** A record applies, and no Authenticated Identifier is aligned. */
    FAIL,
    /** The DNS did not say enough; a later attempt may. */
    TEMPERROR,
    /** The record, or the From field, is such that no attempt will come to a result. */
    PERMERROR;

    /** As RFC 8601 writes it. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
