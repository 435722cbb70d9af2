package org.postern.adapters.emlstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for the disk: no trace of it is left in the queue of the clock, and nobody waits for ever. */
@Timeout(60)
class PatienceTest {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    private Patience patience(Duration patience) {
        StoreSettings settings =
                new StoreSettings(1, 1, patience, Duration.ofHours(1), 1_000, 10_000, 0, 1, Duration.ofMillis(1));
        return new Patience(settings, clock);
    }

    private static <T> void fail(CompletableFuture<T> result, String why) {
        result.completeExceptionally(new IOException(why));
    }

    @Test
    void whatWasThereInTimeLeavesNothingBehind() throws Exception {
        Patience patience = patience(Duration.ofHours(1));
        assertThat(patience.await(CompletableFuture.completedFuture(7), why -> {}))
                .isEqualTo(7);
        CompletableFuture<Integer> failed = CompletableFuture.failedFuture(new IOException("no"));
        assertThatThrownBy(() -> patience.await(failed, why -> {})).isInstanceOf(ExecutionException.class);
        assertThat(clock.getQueue()).isEmpty();
    }

    /** From the last message that was kept on, whenever the wait began. */
    @Test
    void whatIsLateIsSettledWithTheReason() {
        Patience patience = patience(Duration.ofMillis(100));
        CompletableFuture<Integer> never = new CompletableFuture<>();
        long start = System.nanoTime();
        var unused = clock.schedule(patience::kept, 50, TimeUnit.MILLISECONDS);
        assertThatThrownBy(() -> patience.await(never, why -> fail(never, why)))
                .hasRootCauseMessage("the disk did not answer within PT0.1S");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        assertThat(clock.getQueue()).isEmpty();
    }

    @Test
    void onceItIsClosedNobodyWaits() {
        Patience patience = patience(Duration.ofHours(1));
        patience.close();
        CompletableFuture<Integer> never = new CompletableFuture<>();
        assertThatThrownBy(() -> patience.await(never, why -> fail(never, why)))
                .hasRootCauseMessage("the store is closed");
    }
}
