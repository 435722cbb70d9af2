package org.postern.application.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postern.domain.smtp.TransactionId;

class TransactionIdsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

    private Instant now = NOON;
    private final InstantSource clock = () -> now;

    private TransactionIds ids(Optional<TransactionId> newest) {
        return new TransactionIds(clock, new SplittableRandom(7), newest);
    }

    @Test
    void anIdCarriesTheMomentItWasGiven() {
        assertThat(ids(Optional.empty()).next().time()).isEqualTo(NOON);
    }

    @Test
    void withinOneMillisecondTheBitsAfterTheMomentCountUp() {
        TransactionIds ids = ids(Optional.empty());
        TransactionId first = ids.next();
        TransactionId second = ids.next();
        assertThat(second).isEqualTo(first.following());
        assertThat(second.time()).isEqualTo(NOON);
    }

    @Test
    void anotherMillisecondHasOtherRandomBits() {
        TransactionIds ids = ids(Optional.empty());
        TransactionId first = ids.next();
        now = NOON.plusMillis(1);
        TransactionId second = ids.next();
        assertThat(second.time()).isEqualTo(now);
        assertThat(second.text().substring(10)).isNotEqualTo(first.text().substring(10));
    }

    @Test
    void aClockThatGoesBackDoesNotTakeIdsBack() {
        TransactionIds ids = ids(Optional.empty());
        TransactionId first = ids.next();
        now = NOON.minus(Duration.ofHours(1));
        TransactionId second = ids.next();
        assertThat(second).isEqualTo(first.following());
        now = NOON.plusMillis(1);
        assertThat(ids.next().time()).isEqualTo(now);
    }

    @Test
    void idsGoOnAfterTheHighestInTheStoreEvenWhenItIsYearsAhead() {
        TransactionId ahead = TransactionId.of(NOON.plus(Duration.ofDays(3650)), 1, 2);
        assertThat(ids(Optional.of(ahead)).next()).isEqualTo(ahead.following());
    }

    @Test
    void usedUpBitsGoOnInTheNextMillisecond() {
        TransactionId full = TransactionId.of(NOON, -1, -1);
        TransactionId next = ids(Optional.of(full)).next();
        assertThat(next).isEqualTo(TransactionId.of(NOON.plusMillis(1), 0, 0));
        now = NOON.plusMillis(1);
        assertThat(ids(Optional.of(next)).next()).isEqualTo(next.following());
    }

    @Test
    void afterTheLastIdThereIsNone() {
        TransactionId last = new TransactionId("7" + "Z".repeat(25));
        assertThatThrownBy(last::following).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whateverTheClockDoesIdsRise() {
        long seed = 42;
        SplittableRandom steps = new SplittableRandom(seed);
        TransactionIds ids = ids(Optional.empty());
        TransactionId last = ids.next();
        for (int i = 0; i < 20_000; i++) {
            now = now.plusMillis(steps.nextInt(4) == 0 ? steps.nextLong(-100_000, 100_000) : steps.nextLong(-1, 2));
            TransactionId next = ids.next();
            assertThat(next).as("seed %d step %d", seed, i).isGreaterThan(last);
            last = next;
        }
    }

    @Test
    void severalThreadsNeverGetTheSameIdAndEachSeesItsOwnRise() throws Exception {
        TransactionIds ids = ids(Optional.empty());
        Set<TransactionId> given = ConcurrentHashMap.newKeySet();
        Callable<Boolean> taker = () -> {
            TransactionId last = ids.next();
            given.add(last);
            boolean rising = true;
            for (int i = 1; i < 2_000; i++) {
                TransactionId next = ids.next();
                rising &= next.compareTo(last) > 0;
                given.add(next);
                last = next;
            }
            return rising;
        };
        List<Future<Boolean>> takers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                takers.add(threads.submit(taker));
            }
        }
        for (Future<Boolean> done : takers) {
            assertThat(done.get()).isTrue();
        }
        assertThat(given).hasSize(8_000);
    }
}
