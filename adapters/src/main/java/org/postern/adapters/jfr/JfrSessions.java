package org.postern.adapters.jfr;

import java.util.concurrent.atomic.AtomicLong;
import org.postern.application.port.SessionFollower;

/** Sessions and messages as events; those sessions that begin while something is recorded. */
public final class JfrSessions {
    private final AtomicLong numbers = new AtomicLong();

    /** Follows a session that begins now at that listener. */
    public SessionFollower follow(String listener) {
        return new JfrSession(numbers.incrementAndGet(), listener);
    }
}
