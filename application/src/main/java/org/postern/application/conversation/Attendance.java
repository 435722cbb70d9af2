package org.postern.application.conversation;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Whether a client still waits for the reply to its message. Whoever ends its side at once behind the final dot still listens (RFC 5321
 * §4.1.1.10 lets a client do so); whoever does so later has given up, and sends the message again (RFC 1047). So there is
 * a first look some time after the final dot, if the reply takes that long, and a second one before the message is kept.
 */
final class Attendance {
    private static final Duration GLANCE = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Keeps the time of all first looks. One that is not wanted any more, as hardly any is, goes from its queue and wakes nobody. */
    private static final ScheduledThreadPoolExecutor LATER = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("attendance").daemon().factory());

    static {
        LATER.setRemoveOnCancelPolicy(true);
    }

    private final Line line;
    private final Duration patience;
    private final CompletableFuture<Sight> first = new CompletableFuture<>();

    /** Whether the first look is taken is settled once, by whoever comes first: its time or the session. */
    private final AtomicBoolean settled = new AtomicBoolean();

    private final Future<?> ahead;

    /** The session was faster than the first look, which is never taken then. Of the session's thread. */
    private boolean early;

    /** What there is to be seen of a client. */
    private enum Sight {
        HERE,
        ENDED,
        LOST
    }

    /** The client's side of the connection. */
    interface Line {

        /** Whether the client sends, or could; false: it has ended its side. Waits no longer than that. */
        boolean isOpen(Duration limit) throws IOException;
    }

    /**
     * The first look is taken by whoever {@code later} has run it, unless all is over by then; one that is under way is waited for
     * so long.
     */
    Attendance(Line line, Function<Runnable, Future<?>> later, Duration patience) {
        this.line = line;
        this.patience = patience;
        this.ahead = later.apply(() -> {
            if (settled.compareAndSet(false, true)) {
                Thread.ofVirtual().start(() -> first.complete(look()));
            }
        });
    }

    /** Its first look is so long after now. */
    static Attendance begin(Line line, Duration time) {
        return new Attendance(line, look -> LATER.schedule(look, time.toMillis(), TimeUnit.MILLISECONDS), PATIENCE);
    }

    /** Whether the client has gone; never so before the first look. */
    boolean isGone() {
        Sight before = firstSight();
        if (!first.isDone()) {
            return false;
        }
        Sight now = before == Sight.LOST ? before : look();
        return now == Sight.LOST || now == Sight.ENDED && before == Sight.HERE;
    }

    /** What the first look saw, if it was taken; it is not any more when this returns. */
    private Sight firstSight() {
        early = early || settled.compareAndSet(false, true);
        if (early) {
            ahead.cancel(false);
            return Sight.HERE;
        }
        try {
            return first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unseen) {
            return Sight.HERE;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Sight.HERE;
        }
    }

    /** Nobody looks from here on. */
    void over() {
        var unused = firstSight();
    }

    private Sight look() {
        try {
            return line.isOpen(GLANCE) ? Sight.HERE : Sight.ENDED;
        } catch (InterruptedIOException silent) {
            return Sight.HERE;
        } catch (IOException lost) {
            return Sight.LOST;
        }
    }
}
