package org.postern.application.index;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.postern.application.port.IndexFault;

/** How the work on the index goes, told to the listener as it happens and to be asked for from any thread. */
final class Progress {
    private final Consumer<IndexEvent> events;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private volatile IndexStatus.State state = IndexStatus.State.CATCHING_UP;
    private volatile Optional<String> fault = Optional.empty();

    Progress(Consumer<IndexEvent> events) {
        this.events = events;
    }

    IndexStatus status(long waiting, long overflowed) {
        return new IndexStatus(state, written.get(), waiting, overflowed, unreadable.get(), fault);
    }

    /** A listener that throws is a defect, but none of the index. */
    void tell(IndexEvent event) {
        try {
            events.accept(event);
        } catch (RuntimeException listenersOwn) {
            fault = Optional.of("a listener failed: " + listenersOwn);
        }
    }

    void wrote(long entries) {
        written.addAndGet(entries);
    }

    void couldNotRead(String key, IOException why) {
        unreadable.incrementAndGet();
        tell(new IndexEvent.MessageUnreadable(key, why.toString()));
    }

    void catchingUp(Optional<String> since) {
        state = IndexStatus.State.CATCHING_UP;
        fault = Optional.empty();
        tell(new IndexEvent.CatchUpStarted(since));
    }

    void caughtUp(long seen, long missing) {
        state = IndexStatus.State.CURRENT;
        tell(new IndexEvent.CaughtUp(seen, missing));
    }

    void behind() {
        state = IndexStatus.State.CATCHING_UP;
    }

    void down(IndexFault why, Duration rest) {
        state = IndexStatus.State.DOWN;
        fault = Optional.of(why.detail());
        tell(new IndexEvent.Faulted(why, rest));
    }

    void stopped() {
        state = IndexStatus.State.STOPPED;
    }
}
