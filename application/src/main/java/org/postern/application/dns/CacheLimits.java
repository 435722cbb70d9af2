package org.postern.application.dns;

import java.time.Duration;
import org.postern.domain.dns.Answer;

/**
 * How much a {@link CachingDns} keeps and for how long.
 *
 * @param entries most answers
 * @param octets most memory for them all, roughly: an answer can be 64 KiB, so a number of answers alone bounds nothing
 * @param longest a TTL above it counts as this much: RFC 8767 §4 would allow a week
 * @param longestNegative the same for "there is nothing": RFC 2308 §5 advises one to three hours
 * @param failure how long a failure is kept, against asking in vain for each message: at least a second, RFC 9520 §3.2
 *
 * <p>A TTL of 0 is not kept (RFC 1035 §3.2.1); one message still sees one answer, by its {@link RecordingDns}.
 */
public record CacheLimits(int entries, long octets, Duration longest, Duration longestNegative, Duration failure) {

    /** 50,000 answers in 64 MiB; a day at most, nothing for an hour, failures for a second. */
    public static final CacheLimits USUAL =
            new CacheLimits(50_000, 64L << 20, Duration.ofDays(1), Duration.ofHours(1), Duration.ofSeconds(1));

    /** How long an answer may be kept; zero for not at all, as with a negative answer that had no SOA (RFC 2308 §5). */
    Duration lifetime(Answer answer) {
        if (answer.isFailure()) {
            return failure;
        }
        Duration most = answer.isVoid() ? longestNegative : longest;
        return Duration.ofSeconds(Math.clamp(answer.ttl(), 0L, most.toSeconds()));
    }
}
