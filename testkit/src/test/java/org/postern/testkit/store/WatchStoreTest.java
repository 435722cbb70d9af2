package org.postern.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.postern.application.health.Condition;
import org.postern.application.health.WatchStore;
import org.postern.application.port.StoreFailure;

class WatchStoreTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final MemoryStore store = new MemoryStore();
    private final WatchStore watch = new WatchStore(store, nanos::get);

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void itSaysWhatWasInTheWay() {
        watch.look();
        assertThat(watch.condition()).isEqualTo(new Condition("store", "ok", false));
        store.obstruct(StoreFailure.FULL);
        watch.look();
        assertThat(watch.condition()).isEqualTo(new Condition("store", "full", true));
        store.recover();
        watch.look();
        assertThat(watch.condition()).isEqualTo(new Condition("store", "ok", false));
    }

    /** While a look hangs in the disk nobody else does, and what was seen before no longer counts. */
    @Test
    void aLookThatDoesNotComeBackIsSilence() {
        watch.look();
        pass(15);
        assertThat(watch.condition().hinders()).isFalse();
        pass(5);
        assertThat(watch.condition()).isEqualTo(new Condition("store", "silent for 20 s", true));
        watch.look();
        assertThat(watch.condition()).isEqualTo(new Condition("store", "ok", false));
    }
}
