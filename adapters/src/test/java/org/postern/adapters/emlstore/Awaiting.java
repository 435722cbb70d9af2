package org.postern.adapters.emlstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to do. */
final class Awaiting {
    private static final long MOST_NANOS = 20_000_000_000L;

    private Awaiting() {}

    @SuppressWarnings("ThreadPriorityCheck") // correct without it, only hotter
    static void until(BooleanSupplier happened) {
        long start = System.nanoTime();
        while (!happened.getAsBoolean() && System.nanoTime() - start < MOST_NANOS) {
            Thread.yield();
        }
        assertThat(happened.getAsBoolean()).isTrue();
    }
}
