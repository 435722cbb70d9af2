package org.postern.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.testkit.store.StoreOnTrial.NOON;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.postern.application.maintain.ClockWatch;
import org.postern.application.maintain.Purge;
import org.postern.application.maintain.Retention;
import org.postern.application.maintain.Retention.Paused;
import org.postern.application.maintain.Retention.Ran;
import org.postern.domain.smtp.TransactionId;

/** When old messages go, how many of them, and that a clock that was set takes nothing away. */
final class RetentionTest {
    private static final int MESSAGES = 200;

    private final MemoryStore store = new MemoryStore();
    private Instant now = NOON;
    private long nanos = Long.MAX_VALUE - 5;
    private int runs;
    private int paused;

    private Retention retention(Duration olderThan) {
        return new Retention(
                store,
                new Purge(store, gone -> {}),
                new ClockWatch(() -> now, () -> nanos),
                new Retention.Rule(Optional.of(olderThan), OptionalLong.empty(), LocalTime.of(3, 0), 5));
    }

    /** One message an hour, the last of them now. */
    private void fill() {
        for (int hour = 0; hour < MESSAGES; hour++) {
            store.keep(
                    TransactionId.of(now.minus(Duration.ofHours(hour)), 1, hour),
                    new byte[0],
                    new SomeContent(new byte[1]),
                    0);
        }
    }

    private long left() {
        return store.messages(Optional.empty()).count();
    }

    private void pass(Retention retention, Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minusMinutes(1)) {
            now = now.plus(Duration.ofMinutes(1));
            nanos += Duration.ofMinutes(1).toNanos();
            retention.turn().ifPresent(event -> {
                switch (event) {
                    case Ran ran -> runs++;
                    case Paused pause -> paused++;
                }
            });
        }
    }

    @Test
    void onceANightTheOldestGoAndAFewPercentAtMost() {
        fill();
        Retention retention = retention(Duration.ofDays(1));
        pass(retention, Duration.ofHours(14));
        assertThat(runs).isZero();
        pass(retention, Duration.ofHours(2));
        assertThat(runs).isEqualTo(1);
        assertThat(left()).isEqualTo(MESSAGES - 10);
        assertThat(retention.state().last())
                .hasValueSatisfying(event -> assertThat(event).isInstanceOfSatisfying(Ran.class, ran -> {
                    assertThat(ran.more()).isTrue();
                    assertThat(ran.plan().going()).isEqualTo(10);
                }));
        pass(retention, Duration.ofHours(24));
        assertThat(runs).isEqualTo(2);
        assertThat(left()).isEqualTo(MESSAGES - 20);
    }

    @Test
    void whatIsNotOldEnoughStays() {
        fill();
        Retention retention = retention(Duration.ofHours(MESSAGES + 10));
        pass(retention, Duration.ofHours(16));
        assertThat(runs).isEqualTo(1);
        assertThat(left()).isEqualTo(MESSAGES - 4);
        assertThat(retention.state().last())
                .hasValueSatisfying(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                Ran.class, ran -> assertThat(ran.more()).isFalse()));
    }

    @Test
    void aStartBehindTheHourDoesNotMakeUpForIt() {
        fill();
        for (int start = 0; start < 20; start++) {
            pass(retention(Duration.ofDays(1)), Duration.ofMinutes(10));
        }
        assertThat(runs).isZero();
        assertThat(left()).isEqualTo(MESSAGES);
    }

    @Test
    void aClockSetTenYearsAheadTakesNothingAwayForADayAndAFewPercentANightThen() {
        fill();
        Retention retention = retention(Duration.ofDays(365));
        pass(retention, Duration.ofMinutes(2));
        now = now.plus(Duration.ofDays(3_650));
        pass(retention, Duration.ofHours(23));
        assertThat(paused).isEqualTo(1);
        assertThat(left()).isEqualTo(MESSAGES);
        assertThat(retention.state().next()).isEmpty();
        assertThat(retention.state().pause()).isPositive();
        pass(retention, Duration.ofHours(24));
        assertThat(runs).isEqualTo(1);
        assertThat(left()).isEqualTo(MESSAGES - 10);
    }

    @Test
    void whoPutsTheClockRightWithinThatDayLosesNothing() {
        fill();
        Retention retention = retention(Duration.ofDays(365));
        pass(retention, Duration.ofMinutes(2));
        now = now.plus(Duration.ofDays(3_650));
        pass(retention, Duration.ofHours(23));
        now = now.minus(Duration.ofDays(3_650));
        pass(retention, Duration.ofDays(3));
        assertThat(paused).isEqualTo(2);
        assertThat(runs).isPositive();
        assertThat(left()).isEqualTo(MESSAGES);
    }

    @Test
    void somebodyWhoKnowsMayConfirmTheClock() {
        fill();
        Retention retention = retention(Duration.ofDays(1));
        pass(retention, Duration.ofMinutes(2));
        now = now.plus(Duration.ofHours(1));
        pass(retention, Duration.ofMinutes(2));
        assertThat(retention.state().pause()).isPositive();
        retention.confirm();
        pass(retention, Duration.ofHours(16));
        assertThat(runs).isEqualTo(1);
        assertThat(left()).isEqualTo(MESSAGES - 10);
    }

    @Test
    void aStartLongAfterTheNewestMessageWaitsADayAndSoDoesOneBeforeIt() {
        fill();
        now = now.plus(Duration.ofDays(40));
        pass(retention(Duration.ofDays(1)), Duration.ofHours(23));
        assertThat(runs).isZero();
        now = now.minus(Duration.ofDays(50));
        pass(retention(Duration.ofDays(1)), Duration.ofHours(23));
        assertThat(runs).isZero();
        assertThat(paused).isEqualTo(2);
        assertThat(left()).isEqualTo(MESSAGES);
    }
}
