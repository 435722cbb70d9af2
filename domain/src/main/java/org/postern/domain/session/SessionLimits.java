package org.postern.domain.session;

import java.time.Duration;

/**
 * What one session may use. {@code messageSize} in octets; {@code chunks} and {@code emptyChunks} per message;
 * {@code errorDelay} goes before each reply once {@code softErrors} were made, {@code hardErrors}, or more than {@code unknownCommands} or
 * {@code badRecipients}, end the session.
 */
public record SessionLimits(
        long messageSize,
        int recipients,
        int transactions,
        int softErrors,
        int hardErrors,
        Duration errorDelay,
        int unknownCommands,
        int idleCommands,
        int badRecipients,
        int chunks,
        int emptyChunks) {

    /** What RFC 5321 §4.5.3.1 allows and the experience of other servers recommends. */
    public static final SessionLimits DEFAULT =
            new SessionLimits(50L << 20, 1_000, 100, 5, 20, Duration.ofSeconds(1), 10, 100, 20, 10_000, 100);

    /** The same, except that no error is delayed and none ends the session. */
    public SessionLimits forgiving() {
        return new SessionLimits(
                messageSize,
                recipients,
                transactions,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Duration.ZERO,
                Integer.MAX_VALUE,
                idleCommands,
                Integer.MAX_VALUE,
                chunks,
                emptyChunks);
    }

    /** Whether a session has made as many errors as it may: it is over with the next command. */
    boolean areOver(Tally tally) {
        return tally.errors() >= hardErrors
                || tally.unknownCommands() > unknownCommands
                || tally.badRecipients() > badRecipients;
    }
}
