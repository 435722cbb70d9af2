package org.postern.domain.scan;

import java.util.Locale;

/** What a content scanner would have done with a message. */
public enum Wish {
    REFUSE,
    DEFER,
    QUARANTINE;

    /** The word in reports and the ledger. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
