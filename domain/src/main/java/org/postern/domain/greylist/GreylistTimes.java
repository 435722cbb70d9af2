package org.postern.domain.greylist;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * RFC 6647 §5: a sender that is met the first time has to come back after {@code delay} and within {@code comeBack};
 * then it is known until it has sent nothing for {@code keep}.
 */
public record GreylistTimes(Duration delay, Duration comeBack, Duration keep) {

    /** RFC 6647 §5 clauses 2 and 3: from a minute to a day, and at least a week; here as long as a monthly letter needs. */
    public static final GreylistTimes USUAL =
            new GreylistTimes(Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofDays(36));

    public GreylistTimes {
        if (delay.isNegative() || comeBack.compareTo(delay) <= 0 || keep.compareTo(comeBack) < 0) {
            throw new IllegalArgumentException("nobody could come back in time: " + delay + ", " + comeBack);
        }
    }

    /** What is to be remembered under a key once its sender came at that time, known so far as told. */
    Acquaintance after(String key, Optional<Acquaintance> before, Instant at) {
        Instant met = before.map(Acquaintance::met).orElse(at);
        boolean known = before.isPresent() && waits(before.get(), at).isZero();
        return new Acquaintance(key, met, known, known ? at.plus(keep) : met.plus(comeBack));
    }

    /** How much too early that is; zero for who is known, or waited long enough. */
    Duration waits(Acquaintance sender, Instant at) {
        Duration left = Duration.between(at, sender.met().plus(delay));
        return sender.known() || left.isNegative() ? Duration.ZERO : left;
    }
}
