package org.postern.domain.session;

import java.time.Duration;
import org.postern.domain.smtp.Reply;

/** What the machine wants: perhaps a reply sent, then an effect done. */
public sealed interface Step {

    Effect effect();

    /** Send this, {@code delay} later than one could; then go on. */
    record Answer(Reply reply, Duration delay, Effect effect) implements Step {}

    /** Say nothing yet. */
    record Ask(Effect effect) implements Step {}
}
