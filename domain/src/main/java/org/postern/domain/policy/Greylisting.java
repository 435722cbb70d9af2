package org.postern.domain.policy;

import java.time.Duration;
import java.util.Optional;
import org.postern.domain.greylist.GreylistReport;
import org.postern.domain.greylist.GreylistTimes;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.TransactionId;

/**
 * A sender that was not met before is asked to come back: RFC 6647. What it takes from honest senders is time, so
 * it is asked last: whoever is refused for another reason is not told to try again.
 */
public record Greylisting(GreylistTimes times) implements Judging {
    public static final String NAME = "greylist";

    @Override
    public Optional<Opinion> opinion(Findings findings, TransactionId id) {
        return findings.greylist().flatMap(report -> switch (report) {
            case GreylistReport.Exempt exempt -> Optional.empty();
            case GreylistReport.Unavailable down -> Optional.empty();
            case GreylistReport.Looked looked -> opinion(looked, id);
        });
    }

    private Optional<Opinion> opinion(GreylistReport.Looked looked, TransactionId id) {
        Duration left = looked.waits(times);
        if (left.isZero()) {
            return Optional.empty();
        }
        long seconds = left.plusMillis(999).toSeconds();
        String why = looked.sender().isPresent() ? " was met less than its delay ago" : " was not met before";
        return Optional.of(new Opinion(
                new Disposition.Defer(Replies.greylisted(seconds, id)),
                looked.who() + why + ", is to come again in " + seconds + " s"));
    }
}
