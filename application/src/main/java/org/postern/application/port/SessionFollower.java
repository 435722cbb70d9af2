package org.postern.application.port;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.postern.domain.session.Event;
import org.postern.domain.session.Session;
import org.postern.domain.session.Step;
import org.postern.domain.smtp.Reply;

/**
 * Who follows one session: counters, a trace. Called on the session's own thread as things happen: quick, and never
 * failing. A line may be any octets; what a client says to prove who it is (RFC 4954) is not among them.
 */
public interface SessionFollower {
    /** Who looks away. */
    SessionFollower NOBODY = new SessionFollower() {
        @Override
        public void heard(ByteBuffer line) {}

        @Override
        public void happened(Event event, Step step) {}

        @Override
        public void said(Reply reply) {}

        @Override
        public void over(Session session, String reason, Duration lasted) {}
    };

    /** A command line came, of AUTH its verb alone; the octets between position and limit are it without its end. Not to be changed. */
    void heard(ByteBuffer line);

    /** An event led to a step. */
    void happened(Event event, Step step);

    /** This is sent to the client, now or together with what follows. */
    void said(Reply reply);

    /** The session is over. Nothing follows. */
    void over(Session session, String reason, Duration lasted);
}
