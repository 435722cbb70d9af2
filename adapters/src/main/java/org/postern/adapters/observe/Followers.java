package org.postern.adapters.observe;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.postern.application.port.SessionFollower;
import org.postern.domain.session.Event;
import org.postern.domain.session.Session;
import org.postern.domain.session.Step;
import org.postern.domain.smtp.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several who follow one session. One that throws is a defect of ours, and no reason to end the session. */
final class Followers implements SessionFollower {
    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);

    private final List<SessionFollower> followers;

    Followers(List<SessionFollower> followers) {
        this.followers = List.copyOf(followers);
    }

    private void each(Consumer<SessionFollower> told) {
        for (SessionFollower follower : followers) {
            try {
                told.accept(follower);
            } catch (RuntimeException broken) {
                LOG.error("a follower of a session broke", broken);
            }
        }
    }

    @Override
    public void heard(ByteBuffer line) {
        each(follower -> follower.heard(line.duplicate()));
    }

    @Override
    public void happened(Event event, Step step) {
        each(follower -> follower.happened(event, step));
    }

    @Override
    public void said(Reply reply) {
        each(follower -> follower.said(reply));
    }

    @Override
    public void over(Session session, String reason, Duration lasted) {
        each(follower -> follower.over(session, reason, lasted));
    }
}
