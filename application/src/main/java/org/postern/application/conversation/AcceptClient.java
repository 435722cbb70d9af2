package org.postern.application.conversation;

import java.util.Optional;
import java.util.function.Consumer;
import org.postern.domain.session.Client;
import org.postern.domain.session.Effect;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;

/** Decides whether a client may have a session now: RFC 5321 §3.1. */
public final class AcceptClient {
    private final SessionCounts counts;
    private final Consumer<Client> welcomed;

    public AcceptClient(SessionCounts counts) {
        this(counts, client -> {});
    }

    /** {@code welcomed} is told of every client that may have a session; it must not wait. */
    public AcceptClient(SessionCounts counts, Consumer<Client> welcomed) {
        this.counts = counts;
        this.welcomed = welcomed;
    }

    /** Empty: welcome. Whatever the answer, {@link #over} must follow. */
    Optional<Reply> judge(Effect.JudgeClient effect) {
        Client client = effect.session().client();
        if (!counts.enter(client.address())) {
            return Optional.of(Replies.TOO_MANY_SESSIONS);
        }
        welcomed.accept(client);
        return Optional.empty();
    }

    /** Whether so many sessions are open that the idle ones are in the way. */
    boolean isBusy() {
        return counts.isBusy();
    }

    void over(Client client) {
        counts.leave(client.address());
    }
}
