package org.postern.domain.arc;

import java.util.Locale;

/** The Chain Validation Status: RFC 8617 §4.4. */
public enum ArcResult {
    /** No chain is on the message. */
    NONE,
    /** The chain is whole and every seal verifies. */
    PASS,
    /** There is a chain, and it does not validate: treat the message as if there were none (§5.2). */
    FAIL;

    /** The word of RFC 8617. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
