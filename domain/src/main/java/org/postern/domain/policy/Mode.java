package org.postern.domain.policy;

import java.util.Locale;

/** Whether a rule decides or only says what it would have decided. */
public enum Mode {
    ENFORCE,
    MONITOR;

    /** The word in configuration and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
