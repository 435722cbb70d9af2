package org.postern.application.port;

import java.time.Duration;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.session.Client;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/**
 * Who watches sessions: logs, metrics. Called on the thread of each session, many at once: quick, and never failing. A
 * reason and a fault may have octets of a client in them.
 */
public interface SessionObserver {

    /** A session begins; what comes back follows it to its end. */
    default SessionFollower began(Client client) {
        return SessionFollower.NOBODY;
    }

    /** A message was kept; it took that long from its final octet to its durable place. */
    void messageKept(Session session, TransactionId id, long octets, Duration taken);

    /** A sender, recipient or message was refused or deferred, and not by the guard. */
    void declined(Session session, Reply reply);

    /** The client has proved to be a user; the session's client says whom, and how. */
    void authenticated(Session session);

    /** The client has not proved to be whom it said, by that mechanism. */
    void notAuthenticated(Session session, Mechanism mechanism);

    /**
     * A rule of the guard objects to a client, or to what it asks for. Enforced, the client was put off for it; monitored,
     * nothing came of it. {@code again}: it is one of many alike that were told of already, to be counted only.
     */
    void objected(Session session, StatedOpinion objection, boolean again);

    /** The session is over, for this reason, after that time. */
    void ended(Session session, String reason, Duration lasted);

    /** Something of ours failed that must not fail; the session was ended with a 421. */
    void faulted(Session session, Throwable fault);
}
