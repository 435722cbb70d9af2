package org.postern.domain.origin;

import java.util.Locale;

/** The results of the method {@code iprev}: RFC 8601 §2.7.3. */
public enum IprevResult {
    /** A name of the client's address leads back to it. */
    PASS,
    /** The address has names, none of which leads back to it. */
    FAIL,
    /** The DNS did not say enough; a later attempt may come to a result. */
    TEMPERROR,
    /** The address has no name. */
    PERMERROR;

    /** The word of RFC 8601. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
