package org.postern.application.conversation;

import java.time.Duration;
import java.util.function.Consumer;
import org.postern.application.limits.GuardClients;
import org.postern.application.limits.Objections;
import org.postern.domain.session.Client;
import org.postern.domain.session.Effect;

/** Decides whether a client may have a session now: RFC 5321 §3.1. */
public final class AcceptClient {
    private final GuardClients guard;
    private final Consumer<Client> welcomed;

    /** {@code welcomed} is told of every client that may have a session; it must not wait. */
    public AcceptClient(GuardClients guard, Consumer<Client> welcomed) {
        this.guard = guard;
        this.welcomed = welcomed;
    }

    /** Without a refusal: welcome, and {@link #over} must follow. */
    Objections judge(Effect.JudgeClient effect, Consumer<Duration> pause) {
        Objections objections = guard.connected(effect.session());
        if (objections.refusal().isEmpty()) {
            welcomed.accept(effect.session().client());
        } else {
            guard.slowDown(objections, pause);
        }
        return objections;
    }

    /** Whether this client is never delayed nor sent away. */
    boolean isAllowed(Client client) {
        return guard.isAllowed(client);
    }

    /** Whether so many sessions are open that an idle one of this client is in the way. */
    boolean isBusy(Client client) {
        return guard.isBusy(client);
    }

    void erred(Client client) {
        guard.erred(client);
    }

    void over(Client client) {
        guard.left(client);
    }
}
