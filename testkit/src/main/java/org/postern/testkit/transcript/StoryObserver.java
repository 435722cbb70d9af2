package org.postern.testkit.transcript;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.postern.application.port.SessionObserver;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/** Remembers what it was told. */
public final class StoryObserver implements SessionObserver {
    private final List<TransactionId> kept = new CopyOnWriteArrayList<>();
    private final List<Reply> declined = new CopyOnWriteArrayList<>();
    private final List<String> endings = new CopyOnWriteArrayList<>();
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();

    @Override
    public void messageKept(Session session, TransactionId id, long octets, Duration taken) {
        kept.add(id);
    }

    @Override
    public void declined(Session session, Reply reply) {
        declined.add(reply);
    }

    @Override
    public void ended(Session session, String reason, Duration lasted) {
        endings.add(reason);
    }

    @Override
    public void faulted(Session session, Throwable fault) {
        faults.add(fault);
    }

    public List<TransactionId> kept() {
        return kept;
    }

    public List<Reply> declined() {
        return declined;
    }

    /** Why each session ended, in their order. */
    public List<String> endings() {
        return endings;
    }

    public List<Throwable> faults() {
        return faults;
    }
}
