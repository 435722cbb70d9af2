package org.postern.bootstrap.configuration;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.postern.bootstrap.yaml.Contradiction;

/** Which messages go by themselves. The meaning of each stands in the reference, docs/configuration.md. */
public record RetentionSettings(
        Optional<Duration> olderThan, Optional<DataSize> toSize, LocalTime at, int mostPercent) {

    public RetentionSettings {
        olderThan.ifPresent(time -> RetentionKeys.OLDER_THAN.require(Optional.of(time)));
        toSize.ifPresent(size -> RetentionKeys.TO_SIZE.require(Optional.of(size)));
        RetentionKeys.AT.require(at);
        RetentionKeys.MOST_PERCENT.require(mostPercent);
        if (olderThan.isPresent()) {
            refuseWhatNeverEnds(olderThan.get(), mostPercent);
        }
    }

    /** With as much mail every day, a day's part of it all has to go every night. */
    private static void refuseWhatNeverEnds(Duration olderThan, int mostPercent) {
        long days = olderThan.toDays() + 1;
        long needed = (100 + days - 1) / days;
        if (needed > mostPercent) {
            throw new Contradiction(
                    List.of("older-than"),
                    "is " + TimeSpan.text(olderThan) + ", so " + needed
                            + " % of all messages go every night, but most-percent is " + mostPercent
                            + "; set that to at least " + needed);
        }
    }

    /** Nothing goes by itself. */
    public static RetentionSettings standard() {
        return new RetentionSettings(
                Optional.empty(), Optional.empty(), RetentionKeys.USUAL_HOUR, RetentionKeys.USUAL_PERCENT);
    }

    /** Whether anything is to go by itself. */
    public boolean isOn() {
        return olderThan.isPresent() || toSize.isPresent();
    }
}
