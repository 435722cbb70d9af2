package org.postern.application.doctor;

import java.util.Locale;

/** How it stands with one thing that was looked at. */
public enum Condition {
    /** As it should be. */
    FINE,
    /** Mail comes, but something is worth doing. */
    WARN,
    /** Mail does not come, or comes unsafely, or it cannot be known. */
    WRONG;

    /** The word in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
