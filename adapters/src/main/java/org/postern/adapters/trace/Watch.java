package org.postern.adapters.trace;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Somebody watches: lines of the sessions that are wanted wait here, so many at most; what finds no place is counted and
 * left out, as no session waits for whoever watches.
 */
public final class Watch implements AutoCloseable {
    private static final int MOST = 10_000;

    private final TraceFilter filter;
    private final Consumer<Watch> closed;
    private final BlockingQueue<SeenLine> waiting = new ArrayBlockingQueue<>(MOST);
    private final Map<RecordedSession, Consumer<TapeLine>> watched = new ConcurrentHashMap<>();
    private final Set<Long> matched = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();

    /** A line of a session; the client is the session's. */
    public record SeenLine(long session, String client, TapeLine line) {}

    Watch(TraceFilter filter, Consumer<Watch> closed) {
        this.filter = filter;
        this.closed = closed;
    }

    /** A session there is; may be offered twice. */
    void offer(RecordedSession session) {
        if (!filter.wants(session.client())) {
            return;
        }
        Consumer<TapeLine> listener = line -> seen(session, line);
        if (watched.putIfAbsent(session, listener) == null) {
            Tape.Copy before = session.tape().listen(listener);
            if (filter.wants(session.ids())) {
                matched.add(session.number());
                before.lines().forEach(line -> add(session, line));
            }
        }
    }

    /** Called within the tape's lock. Who waits for an id sees what was said before it, too. */
    private void seen(RecordedSession session, TapeLine line) {
        if (!filter.wants(session.ids())) {
            return;
        }
        if (filter.id().isPresent() && matched.add(session.number())) {
            session.tape().copy().lines().forEach(earlier -> add(session, earlier));
        } else {
            add(session, line);
        }
    }

    /** The session is over. */
    void forget(RecordedSession session) {
        watched.remove(session);
        matched.remove(session.number());
    }

    private void add(RecordedSession session, TapeLine line) {
        if (!waiting.offer(
                new SeenLine(session.number(), session.client().address().text(), line))) {
            lost.incrementAndGet();
        }
    }

    /** The next line, if one comes within that time. */
    public Optional<SeenLine> next(Duration most) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(most.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** How many lines were left out since this was last asked. */
    public int lost() {
        return lost.getAndSet(0);
    }

    @Override
    public void close() {
        closed.accept(this);
        watched.forEach((session, listener) -> session.tape().leave(listener));
        watched.clear();
    }
}
