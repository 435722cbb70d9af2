package org.postern.bootstrap.configuration;

import java.time.Duration;
import org.postern.domain.policy.Mode;

/** How strangers are put off. The meaning of each stands in the reference, docs/configuration.md. */
public record GreylistSettings(Mode mode, Duration delay, Duration comeBackWithin, Duration keep) {

    public GreylistSettings {
        GreylistKeys.DELAY.require(delay);
        GreylistKeys.COME_BACK_WITHIN.require(comeBackWithin);
        GreylistKeys.KEEP.require(keep);
    }
}
