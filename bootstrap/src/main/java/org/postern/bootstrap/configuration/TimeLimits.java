package org.postern.bootstrap.configuration;

import java.time.Duration;

/** How long things may take; each runs on the monotonic clock. The meaning of each stands in the reference, docs/configuration.md. */
public record TimeLimits(
        Duration idle,
        Duration idleBusy,
        Duration command,
        Duration dataIdle,
        Duration data,
        DataRate minDataRate,
        Duration dataRateGrace,
        Duration session,
        Duration beforeMail,
        Duration handshake,
        Duration reply,
        Duration afterDotSoft,
        Duration afterDotHard) {

    public TimeLimits {
        TimeKeys.IDLE.require(idle);
        TimeKeys.IDLE_BUSY.require(idleBusy);
        TimeKeys.COMMAND.require(command);
        TimeKeys.DATA_IDLE.require(dataIdle);
        TimeKeys.DATA.require(data);
        TimeKeys.MIN_DATA_RATE.require(minDataRate);
        TimeKeys.DATA_RATE_GRACE.require(dataRateGrace);
        TimeKeys.SESSION.require(session);
        TimeKeys.BEFORE_MAIL.require(beforeMail);
        TimeKeys.HANDSHAKE.require(handshake);
        TimeKeys.REPLY.require(reply);
        TimeKeys.AFTER_DOT_SOFT.require(afterDotSoft);
        TimeKeys.AFTER_DOT_HARD.require(afterDotHard);
        Order.require(TimeKeys.IDLE_BUSY, idleBusy, TimeKeys.IDLE, idle);
        Order.require(TimeKeys.BEFORE_MAIL, beforeMail, TimeKeys.SESSION, session);
        Order.require(TimeKeys.AFTER_DOT_SOFT, afterDotSoft, TimeKeys.AFTER_DOT_HARD, afterDotHard);
    }
}
