package org.postern.adapters.dryrun;

import java.time.Duration;
import org.postern.application.port.SessionObserver;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/** Tells nobody: what happens in a dry run is no event of the server. */
public final class DryObserver implements SessionObserver {

    @Override
    public void messageKept(Session session, TransactionId id, long octets, Duration taken) {}

    @Override
    public void declined(Session session, Reply reply) {}

    @Override
    public void authenticated(Session session) {}

    @Override
    public void notAuthenticated(Session session, Mechanism mechanism) {}

    @Override
    public void objected(Session session, StatedOpinion objection, boolean again) {}

    @Override
    public void ended(Session session, String reason, Duration lasted) {}

    /** A fault of ours is no part of the play; whoever plays must see it. */
    @Override
    public void faulted(Session session, Throwable fault) {
        throw new IllegalStateException(fault);
    }
}
