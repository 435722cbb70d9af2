package org.postern.application.conversation;

import java.util.Optional;
import org.postern.domain.session.Client;
import org.postern.domain.session.Effect;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;

/** Decides whether a client may have a session now: RFC 5321 §3.1. */
public final class AcceptClient {
    private final SessionCounts counts;

    public AcceptClient(SessionCounts counts) {
        this.counts = counts;
    }

    /** Empty: welcome. Whatever the answer, {@link #over} must follow. */
    Optional<Reply> judge(Effect.JudgeClient effect) {
        return counts.enter(effect.session().client().address())
                ? Optional.empty()
                : Optional.of(Replies.TOO_MANY_SESSIONS);
    }

    /** Whether so many sessions are open that the idle ones are in the way. */
    boolean isBusy() {
        return counts.isBusy();
    }

    void over(Client client) {
        counts.leave(client.address());
    }
}
