package org.postern.bootstrap.configuration;

import java.time.Duration;
import java.util.List;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.Values;

/** The keys of {@link TimeLimits}, with their defaults and bounds. */
final class TimeKeys {
    static final Key<Limits, Duration> IDLE = Key.of(
            "idle-time",
            Kinds.time(Duration.ofSeconds(1), Duration.ofHours(24)),
            Duration.ofMinutes(5),
            "How long the server waits for the next octet of a command (RFC 5321 §4.5.3.2.7 asks for at least 5m).",
            limits -> limits.time().idle());

    static final Key<Limits, Duration> IDLE_BUSY = Key.of(
            "idle-time-busy",
            Kinds.time(Duration.ofSeconds(1), Duration.ofHours(24)),
            Duration.ofSeconds(30),
            "The same while more than busy-percent of the sessions are taken.",
            limits -> limits.time().idleBusy());

    static final Key<Limits, Duration> COMMAND = Key.of(
            "command-time",
            Kinds.time(Duration.ofSeconds(1), Duration.ofHours(24)),
            Duration.ofMinutes(5),
            "How long one whole command may take, however it trickles in.",
            limits -> limits.time().command());

    static final Key<Limits, Duration> DATA_IDLE = Key.of(
            "data-idle-time",
            Kinds.time(Duration.ofSeconds(1), Duration.ofHours(24)),
            Duration.ofMinutes(3),
            "How long the server waits for the next octets of mail data.",
            limits -> limits.time().dataIdle());

    static final Key<Limits, Duration> DATA = Key.of(
            "data-time",
            Kinds.time(Duration.ofSeconds(1), Duration.ofHours(24)),
            Duration.ofMinutes(30),
            "How long the mail data of one message may take in all.",
            limits -> limits.time().data());

    static final Key<Limits, DataRate> MIN_DATA_RATE = Key.of(
            "min-data-rate",
            Kinds.rate(new DataRate(new DataSize(0)), new DataRate(DataSize.mebibytes(1))),
            new DataRate(new DataSize(500)),
            "The least pace of mail data, on average since it began; a slower client is closed with 421.",
            limits -> limits.time().minDataRate());

    static final Key<Limits, Duration> DATA_RATE_GRACE = Key.of(
            "data-rate-grace",
            Kinds.time(Duration.ofSeconds(0), Duration.ofHours(24)),
            Duration.ofSeconds(60),
            "How long after the start of mail data its pace is not looked at.",
            limits -> limits.time().dataRateGrace());

    static final Key<Limits, Duration> SESSION = Key.of(
            "session-time",
            Kinds.time(Duration.ofSeconds(1), Duration.ofDays(7)),
            Duration.ofHours(1),
            "How long one session may last in all.",
            limits -> limits.time().session());

    static final Key<Limits, Duration> BEFORE_MAIL = Key.of(
            "session-time-before-mail",
            Kinds.time(Duration.ofSeconds(1), Duration.ofDays(7)),
            Duration.ofMinutes(10),
            "How long a session may last before its first MAIL command is accepted.",
            limits -> limits.time().beforeMail());

    static final Key<Limits, Duration> HANDSHAKE = Key.of(
            "handshake-time",
            Kinds.time(Duration.ofSeconds(1), Duration.ofHours(1)),
            Duration.ofSeconds(30),
            "How long a TLS handshake may take in all.",
            limits -> limits.time().handshake());

    static final Key<Limits, Duration> REPLY = Key.of(
            "reply-time",
            Kinds.time(Duration.ofSeconds(1), Duration.ofHours(1)),
            Duration.ofSeconds(60),
            "How long the client may take to accept one reply.",
            limits -> limits.time().reply());

    static final Key<Limits, Duration> AFTER_DOT_SOFT = Key.of(
            "after-dot-time-soft",
            Kinds.time(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            Duration.ofSeconds(60),
            "How long after the end of mail data the decision on a message may take; later it is 451 and nothing is kept.",
            limits -> limits.time().afterDotSoft());

    static final Key<Limits, Duration> AFTER_DOT_HARD = Key.readAtStart(Key.of(
            "after-dot-time-hard",
            Kinds.time(Duration.ofMinutes(1), Duration.ofMinutes(10)),
            Duration.ofMinutes(5),
            "How long after the end of mail data the reply may take at most, the disk's work included; then it is 451 and nothing is kept (clients wait 10m, RFC 5321 §4.5.3.2.6).",
            limits -> limits.time().afterDotHard()));

    static final List<Key<Limits, ?>> ALL = List.of(
            IDLE,
            IDLE_BUSY,
            COMMAND,
            DATA_IDLE,
            DATA,
            MIN_DATA_RATE,
            DATA_RATE_GRACE,
            SESSION,
            BEFORE_MAIL,
            HANDSHAKE,
            REPLY,
            AFTER_DOT_SOFT,
            AFTER_DOT_HARD);

    private TimeKeys() {}

    static TimeLimits build(Values<Limits> values) {
        return new TimeLimits(
                values.get(IDLE),
                values.get(IDLE_BUSY),
                values.get(COMMAND),
                values.get(DATA_IDLE),
                values.get(DATA),
                values.get(MIN_DATA_RATE),
                values.get(DATA_RATE_GRACE),
                values.get(SESSION),
                values.get(BEFORE_MAIL),
                values.get(HANDSHAKE),
                values.get(REPLY),
                values.get(AFTER_DOT_SOFT),
                values.get(AFTER_DOT_HARD));
    }
}
