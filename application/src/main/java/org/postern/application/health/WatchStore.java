package org.postern.application.health;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.postern.application.port.MessageStore;
import org.postern.application.port.StoreFailure;

/**
 * Looks now and then whether the store takes mail. Who asks for its state never waits for a disk: while a look does not
 * come back, the store is silent.
 */
public final class WatchStore {
    private static final Duration SILENT = Duration.ofSeconds(15);
    private static final Duration PER_SECOND = Duration.ofSeconds(1);

    private final MessageStore store;
    private final LongSupplier nanoClock;
    private volatile Seen seen;

    private record Seen(Optional<StoreFailure> obstacle, long at) {}

    /** {@code nanoClock} as {@link System#nanoTime}. */
    public WatchStore(MessageStore store, LongSupplier nanoClock) {
        this.store = store;
        this.nanoClock = nanoClock;
        this.seen = new Seen(Optional.empty(), nanoClock.getAsLong());
    }

    /** Looks; may hang as long as the disk does. Every five seconds will do. */
    public void look() {
        Optional<StoreFailure> obstacle = store.obstacle(0);
        seen = new Seen(obstacle, nanoClock.getAsLong());
    }

    /** As of the last look. */
    public Condition condition() {
        Seen last = seen;
        Duration age = Duration.ofNanos(nanoClock.getAsLong() - last.at());
        if (age.compareTo(SILENT) > 0) {
            return new Condition("store", "silent for " + age.dividedBy(PER_SECOND) + " s", true);
        }
        String state = last.obstacle()
                .map(failure -> failure.name().toLowerCase(Locale.ROOT))
                .orElse("ok");
        return new Condition("store", state, last.obstacle().isPresent());
    }
}
