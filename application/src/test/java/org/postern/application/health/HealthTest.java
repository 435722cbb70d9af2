package org.postern.application.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.postern.application.index.IndexStatus;

class HealthTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicReference<Instant> wall = new AtomicReference<>(NOON);
    private final List<Duration> steps = new ArrayList<>();
    private final WatchClock clock = new WatchClock(wall::get, nanos::get, steps::add);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        wall.updateAndGet(now -> now.plus(time));
    }

    @Test
    void aClockThatOnlyGoesOnHasNoSteps() {
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofSeconds(5));
            wall.updateAndGet(now -> now.plusMillis(900));
            clock.look();
        }
        assertThat(clock.steps()).isZero();
        assertThat(clock.lastStep()).isZero();
    }

    @Test
    void aClockThatIsSetIsNoticedOnce() {
        pass(Duration.ofSeconds(5));
        wall.updateAndGet(now -> now.minus(Duration.ofHours(1)));
        clock.look();
        pass(Duration.ofSeconds(5));
        clock.look();
        assertThat(steps).containsExactly(Duration.ofHours(-1));
        wall.updateAndGet(now -> now.plusSeconds(2));
        clock.look();
        assertThat(clock.steps()).isEqualTo(2);
        assertThat(clock.lastStep()).isEqualTo(Duration.ofSeconds(2));
    }

    private static Health health(Condition store, IndexStatus.State index, long lost, boolean stopping) {
        IndexStatus status = new IndexStatus(index, 0, 0, 0, 0, Optional.empty());
        return new AssessHealth(() -> store, () -> status, () -> lost, () -> stopping).now();
    }

    @Test
    void mailHangsOnTheStoreAndOnStoppingOnly() {
        Condition fine = new Condition("store", "ok", false);
        assertThat(health(fine, IndexStatus.State.DOWN, 7, false).isReady()).isTrue();
        assertThat(health(fine, IndexStatus.State.CURRENT, 0, true).isReady()).isFalse();
        assertThat(health(new Condition("store", "full", true), IndexStatus.State.CURRENT, 0, false)
                        .isReady())
                .isFalse();
        assertThat(health(fine, IndexStatus.State.CATCHING_UP, 7, false).text())
                .isEqualTo("ready\nsessions ok\nstore ok\nindex catching-up\nledger 7 entries lost\n");
    }
}
