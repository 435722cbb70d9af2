package org.postern.adapters.trace;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.postern.application.port.SessionFollower;
import org.postern.domain.session.Client;

/**
 * Has the dialogue of every open session on tape, bounded for each, and hands the failed ones on when they are over. Who
 * watches sees the sessions there are and those to come.
 */
public final class SessionRecorder {
    private final InstantSource clock;
    private final Consumer<Flight> failed;
    private final Map<Long, RecordedSession> open = new ConcurrentHashMap<>();
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final AtomicLong numbers = new AtomicLong();
    private final ReentrantReadWriteLock handingOn = new ReentrantReadWriteLock();

    /** {@code failed} is told of the dialogue of every session that failed, on the session's thread: it must not wait. */
    public SessionRecorder(InstantSource clock, Consumer<Flight> failed) {
        this.clock = clock;
        this.failed = failed;
    }

    /** Follows a session that begins now at that listener. */
    public SessionFollower follow(String listener, Client client) {
        RecordedSession session =
                new RecordedSession(numbers.incrementAndGet(), listener, client, clock.instant(), this::ended);
        open.put(session.number(), session);
        watches.forEach(watch -> watch.offer(session));
        return session;
    }

    /** It is over and its dialogue handed on in one step, so that {@link #forget} meets it before or behind. */
    private void ended(RecordedSession session) {
        handingOn.readLock().lock();
        try {
            open.remove(session.number());
            if (session.hasFailed()) {
                failed.accept(session.flight());
            }
        } finally {
            handingOn.readLock().unlock();
        }
        watches.forEach(watch -> watch.forget(session));
    }

    /** Forgets what was said in open sessions: no dialogue that is handed on from here on has any of it. */
    public void forget() {
        handingOn.writeLock().lock();
        try {
            open.values().forEach(session -> session.tape().clear());
        } finally {
            handingOn.writeLock().unlock();
        }
    }

    /** The sessions that have been open longest. */
    public List<OpenSession> oldest(int most) {
        return open.values().stream()
                .sorted(Comparator.comparingLong(RecordedSession::number))
                .limit(most)
                .map(RecordedSession::glance)
                .toList();
    }

    /** Begins to watch what the filter wants: those open now with what is on their tapes, and those to come. Close it. */
    public Watch watch(TraceFilter filter) {
        Watch watch = new Watch(filter, watches::remove);
        watches.add(watch);
        open.values().stream()
                .sorted(Comparator.comparingLong(RecordedSession::number))
                .forEach(watch::offer);
        return watch;
    }
}
