package org.postern.application.conversation;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.postern.application.limits.GuardClients;
import org.postern.application.limits.Objections;
import org.postern.domain.session.Client;
import org.postern.domain.session.Effect;
import org.postern.domain.session.Session;

/** Decides whether a client may have a session now: RFC 5321 §3.1. */
public final class AcceptClient {
    private final GuardClients guard;
    private final Consumer<Client> welcomed;

    /** {@code welcomed} is told of every client that may have a session; it must not wait. */
    public AcceptClient(GuardClients guard, Consumer<Client> welcomed) {
        this.guard = guard;
        this.welcomed = welcomed;
    }

    /** How a client was met: as it then was, with what is held against it. */
    record Met(Effect.JudgeClient asked, Objections objections) {}

    /**
     * Without a refusal: welcome, and {@link #over} must follow. {@code waiting}: whether the client speaks within that time, in
     * clear text; behind TLS it has to speak first, and is not waited for.
     */
    Met judge(Effect.JudgeClient effect, Consumer<Duration> pause, Predicate<Duration> waiting) {
        Objections objections = guard.connected(effect.session());
        if (objections.refusal().isPresent()) {
            guard.slowDown(objections, pause);
            return new Met(effect, objections);
        }
        Client client = effect.session().client();
        welcomed.accept(client);
        Duration delay = client.earlyTalker() ? Duration.ZERO : guard.greetDelay(client);
        return delay.isZero() || !waiting.test(delay) ? new Met(effect, objections) : early(effect, objections);
    }

    private Met early(Effect.JudgeClient effect, Objections before) {
        Session.Connected session = effect.session();
        Session.Connected talking = new Session.Connected(session.client().talkingEarly(), session.tally());
        return new Met(new Effect.JudgeClient(talking), guard.talkedEarly(talking, before));
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
