package org.postern.testkit.transcript;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.postern.application.port.SessionObserver;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/** Remembers what it was told, and makes a line of it as a log would. */
public final class StoryObserver implements SessionObserver {
    private final List<TransactionId> kept = new CopyOnWriteArrayList<>();
    private final List<Reply> declined = new CopyOnWriteArrayList<>();
    private final List<StatedOpinion> objections = new CopyOnWriteArrayList<>();
    private final List<String> endings = new CopyOnWriteArrayList<>();
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void messageKept(Session session, TransactionId id, long octets, Duration taken) {
        kept.add(id);
        told.add("kept " + id);
    }

    @Override
    public void declined(Session session, Reply reply) {
        declined.add(reply);
        told.add("declined " + reply);
    }

    @Override
    public void authenticated(Session session) {
        told.add("authenticated "
                + session.client().user().map(StoryObserver::printable).orElse(""));
    }

    @Override
    public void notAuthenticated(Session session, Mechanism mechanism) {
        told.add("not authenticated " + mechanism.text());
    }

    @Override
    public void objected(Session session, StatedOpinion objection, boolean again) {
        objections.add(objection);
        if (!again) {
            told.add("objected " + objection.rule() + " " + objection.mode().word());
        }
    }

    @Override
    public void ended(Session session, String reason, Duration lasted) {
        endings.add(reason);
        told.add("ended " + printable(reason));
    }

    @Override
    public void faulted(Session session, Throwable fault) {
        faults.add(fault);
        told.add("faulted " + fault.getClass().getSimpleName());
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().map(c -> c >= ' ' && c < 127 ? c : '?').forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /** A line for each event, in their order. */
    public List<String> told() {
        return told;
    }

    public List<TransactionId> kept() {
        return kept;
    }

    public List<Reply> declined() {
        return declined;
    }

    /** What the guard objected to, in its order. */
    public List<StatedOpinion> objections() {
        return objections;
    }

    /** Why each session ended, in their order. */
    public List<String> endings() {
        return endings;
    }

    public List<Throwable> faults() {
        return faults;
    }
}
