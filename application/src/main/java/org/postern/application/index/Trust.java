package org.postern.application.index;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.postern.application.port.IndexFault;

/** Whether a database that can be made again is still to be believed in after its faults. Not for several threads. */
public final class Trust {
    /** Two failures within this time, and what is there is not trusted any more. */
    public static final Duration TOO_SOON = Duration.ofMinutes(10);

    private final LongSupplier nanos;
    private OptionalLong lastFailure = OptionalLong.empty();

    /** @param nanos the machine's monotonic clock, as {@link System#nanoTime} */
    public Trust(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether this fault is the one too many. A database that another process has, or that is full or slow, is left as it is. */
    public boolean isLostBy(IndexFault fault) {
        return switch (fault.kind()) {
            case IN_USE, FULL, SLOW -> false;
            case DAMAGED -> true;
            case FAILED -> {
                long now = nanos.getAsLong();
                boolean again = lastFailure.isPresent() && now - lastFailure.getAsLong() < TOO_SOON.toNanos();
                lastFailure = again ? OptionalLong.empty() : OptionalLong.of(now);
                yield again;
            }
        };
    }
}
