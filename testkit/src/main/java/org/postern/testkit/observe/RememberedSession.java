package org.postern.testkit.observe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.postern.application.port.SessionFollower;
import org.postern.domain.session.Event;
import org.postern.domain.session.Session;
import org.postern.domain.session.Step;
import org.postern.domain.smtp.Reply;

/** Follows a session and remembers what it was shown. */
public final class RememberedSession implements SessionFollower {
    private final List<String> shown = new CopyOnWriteArrayList<>();

    @Override
    public void heard(ByteBuffer line) {
        shown.add("C: " + StandardCharsets.ISO_8859_1.decode(line));
    }

    @Override
    public void happened(Event event, Step step) {
        shown.add(event.getClass().getSimpleName());
    }

    @Override
    public void said(Reply reply) {
        shown.add("S: " + reply);
    }

    @Override
    public void over(Session session, String reason, Duration lasted) {
        shown.add("over: " + reason);
    }

    /** All of it, in its order. */
    public List<String> shown() {
        return List.copyOf(shown);
    }
}
