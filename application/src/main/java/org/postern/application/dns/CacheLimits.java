package org.postern.application.dns;

import java.time.Duration;
import org.postern.domain.dns.Answer;

/**
 * How much a {@link CachingDns} keeps and for how long.
 *
 * @param entries most answers
 * @param octets most memory for them all, roughly: an answer can be 64 KiB, so a number of answers alone bounds nothing
 * @param shortest a TTL below it counts as this much, so that one message's questions are asked once (Deviation: RFC 1035
 *     §3.2.1 would not keep a TTL of 0 at all)
 * @param longest a TTL above it counts as this much: RFC 8767 §4 would allow a week
 * @param longestNegative the same for "there is nothing": RFC 2308 §5 advises one to three hours
 * @param failure how long a failure is kept, against asking in vain for each message: at least a second, RFC 9520 §3.2
 */
public record CacheLimits(
        int entries, long octets, Duration shortest, Duration longest, Duration longestNegative, Duration failure) {

    /** 50,000 answers in 64 MiB; 5 seconds to a day, nothing for an hour, failures for 5 seconds. */
    public static final CacheLimits USUAL = new CacheLimits(
            50_000, 64L << 20, Duration.ofSeconds(5), Duration.ofDays(1), Duration.ofHours(1), Duration.ofSeconds(5));

    /** How long an answer may be kept; zero for not at all, as with a negative answer that had no SOA (RFC 2308 §5). */
    Duration lifetime(Answer answer) {
        if (answer.isFailure()) {
            return failure;
        }
        if (answer.isVoid() && answer.ttl() <= 0) {
            return Duration.ZERO;
        }
        Duration most = answer.isVoid() ? longestNegative : longest;
        Duration told = Duration.ofSeconds(Math.clamp(answer.ttl(), 0L, most.toSeconds()));
        return told.compareTo(shortest) < 0 ? shortest : told;
    }
}
