package org.postern.adapters.observe;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.postern.application.port.SessionFollower;
import org.postern.application.port.SessionObserver;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.session.Client;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an observer, and has every session followed by several; one that breaks is left behind, the session goes on. */
public final class WatchedSessions implements SessionObserver {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedSessions.class);

    private final SessionObserver observer;
    private final Runnable faults;
    private final Consumer<StatedOpinion> objections;
    private final List<Function<Client, SessionFollower>> followers;

    /** {@code faults} is run for every fault, {@code objections} told of each of the guard's. */
    public WatchedSessions(
            SessionObserver observer,
            Runnable faults,
            Consumer<StatedOpinion> objections,
            List<Function<Client, SessionFollower>> followers) {
        this.observer = observer;
        this.faults = faults;
        this.objections = objections;
        this.followers = List.copyOf(followers);
    }

    @Override
    public SessionFollower began(Client client) {
        return new Followers(
                followers.stream().map(one -> follower(one, client)).toList());
    }

    private static SessionFollower follower(Function<Client, SessionFollower> one, Client client) {
        try {
            return one.apply(client);
        } catch (RuntimeException broken) {
            LOG.error("a follower of a session broke", broken);
            return SessionFollower.NOBODY;
        }
    }

    @Override
    public void messageKept(Session session, TransactionId id, long octets, Duration taken) {
        observer.messageKept(session, id, octets, taken);
    }

    @Override
    public void declined(Session session, Reply reply) {
        observer.declined(session, reply);
    }

    @Override
    public void authenticated(Session session) {
        observer.authenticated(session);
    }

    @Override
    public void notAuthenticated(Session session, Mechanism mechanism) {
        observer.notAuthenticated(session, mechanism);
    }

    @Override
    public void objected(Session session, StatedOpinion objection, boolean again) {
        objections.accept(objection);
        observer.objected(session, objection, again);
    }

    @Override
    public void ended(Session session, String reason, Duration lasted) {
        observer.ended(session, reason, lasted);
    }

    @Override
    public void faulted(Session session, Throwable fault) {
        faults.run();
        observer.faulted(session, fault);
    }
}
