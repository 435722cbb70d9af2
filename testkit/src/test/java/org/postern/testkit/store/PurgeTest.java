package org.postern.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.testkit.store.StoreOnTrial.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postern.application.maintain.Purge;
import org.postern.application.port.RemovableMessages;
import org.postern.application.port.RemoveOutcome;
import org.postern.application.port.StoredMessage;
import org.postern.domain.smtp.TransactionId;

/** Which messages go, in which order, and what happens when the disk refuses. */
final class PurgeTest {
    private static final int OCTETS = 100;
    private static final int DAYS = 1_200;

    private final MemoryStore store = new MemoryStore();
    private final List<TransactionId> forgotten = new ArrayList<>();
    private final Purge purge = new Purge(store, forgotten::addAll);

    private static TransactionId day(int day) {
        return TransactionId.of(NOON.plus(Duration.ofDays(day)), 1, day);
    }

    private void fill(int days) {
        for (int day = 0; day < days; day++) {
            store.keep(day(day), new byte[0], new SomeContent(new byte[OCTETS]), 0);
        }
    }

    private static Purge.Rule before(Instant moment) {
        return new Purge.Rule(Optional.of(moment), OptionalLong.empty());
    }

    private static Purge.Rule toOctets(long octets) {
        return new Purge.Rule(Optional.empty(), OptionalLong.of(octets));
    }

    private List<String> left() {
        return store.messages(Optional.empty()).map(StoredMessage::key).toList();
    }

    @Test
    void whatIsOlderGoesAndNothingElse() {
        fill(DAYS);
        Purge.Plan plan = purge.plan(before(NOON.plus(Duration.ofDays(1_100))), 100);
        assertThat(plan).isEqualTo(new Purge.Plan(DAYS, DAYS * OCTETS, 1_100, 1_100 * OCTETS, Optional.of(day(1_099))));
        List<Long> pace = new ArrayList<>();
        assertThat(purge.run(plan, (went, of) -> pace.add(went))).isEqualTo(new Purge.Purged(1_100, Optional.empty()));
        assertThat(pace).containsExactly(500L, 1_000L, 1_100L);
        assertThat(left()).hasSize(100).startsWith(day(1_100).text());
        assertThat(forgotten).hasSize(1_100).startsWith(day(0)).endsWith(day(1_099));
    }

    @Test
    void theOldestGoUntilTheRestIsSmallEnough() {
        fill(10);
        assertThat(purge.plan(toOctets(1_000), 100).going()).isZero();
        assertThat(purge.plan(toOctets(999), 100).going()).isEqualTo(1);
        Purge.Plan plan = purge.plan(toOctets(350), 100);
        assertThat(plan.going()).isEqualTo(7);
        purge.run(plan, (went, of) -> {});
        assertThat(left()).containsExactly(day(7).text(), day(8).text(), day(9).text());
        assertThat(purge.plan(toOctets(0), 100).going()).isEqualTo(3);
    }

    @Test
    void withBothTheStricterHolds() {
        fill(10);
        Purge.Rule rule = new Purge.Rule(Optional.of(day(4).time()), OptionalLong.of(300));
        assertThat(purge.plan(rule, 100).going()).isEqualTo(7);
        Purge.Rule other = new Purge.Rule(Optional.of(day(9).time()), OptionalLong.of(300));
        assertThat(purge.plan(other, 100).going()).isEqualTo(9);
    }

    @Test
    void noMoreThanItsPartGoesAtOnceAndOfAFewOne() {
        fill(50);
        assertThat(purge.plan(toOctets(0), 5).going()).isEqualTo(3);
        assertThat(purge.plan(toOctets(0), 5).last()).contains(day(2));
        assertThat(new Purge.Plan(100, 0, 5, 0, Optional.empty()).isMoreThan(5)).isFalse();
        assertThat(new Purge.Plan(100, 0, 6, 0, Optional.empty()).isMoreThan(5)).isTrue();
        assertThat(new Purge.Plan(3, 0, 1, 0, Optional.empty()).isMoreThan(5)).isFalse();
        assertThat(new Purge.Plan(0, 0, 0, 0, Optional.empty()).isMoreThan(5)).isFalse();
    }

    @Test
    void whatOtherHandsPutThereNeitherCountsNorGoes() {
        fill(3);
        store.addForeign("archive/1999", new byte[10_000]);
        Purge.Plan plan = purge.plan(toOctets(0), 100);
        assertThat(plan.messages()).isEqualTo(3);
        purge.run(plan, (went, of) -> {});
        assertThat(left()).containsExactly("archive/1999");
    }

    @Test
    void whatCameAfterThePlanWasMadeStays() {
        fill(3);
        Purge.Plan plan = purge.plan(toOctets(0), 100);
        store.keep(day(3), new byte[0], new SomeContent(new byte[1]), 0);
        purge.run(plan, (went, of) -> {});
        assertThat(left()).containsExactly(day(3).text());
    }

    @Test
    void aDiskThatRefusesEndsItAndWhatWentIsForgotten() {
        fill(DAYS);
        RemovableMessages refusing = new RefusesAfter(store, 2);
        Purge refused = new Purge(refusing, forgotten::addAll);
        Purge.Purged purged = refused.run(refused.plan(toOctets(0), 100), (went, of) -> {});
        assertThat(purged).isEqualTo(new Purge.Purged(1_000 + 1, Optional.of("no more")));
        assertThat(forgotten).hasSize(1_001);
        assertThat(left()).hasSize(DAYS - 1_001);
    }

    /** After so many calls it takes one message away and complains. */
    private static final class RefusesAfter implements RemovableMessages {
        private final MemoryStore store;
        private int left;

        RefusesAfter(MemoryStore store, int calls) {
            this.store = store;
            this.left = calls;
        }

        @Override
        public RemoveOutcome remove(List<TransactionId> ids) {
            return left-- > 0
                    ? store.remove(ids)
                    : new RemoveOutcome(store.remove(ids.subList(0, 1)).gone(), Optional.of("no more"));
        }

        @Override
        public Optional<String> removeForeign(String key) {
            return store.removeForeign(key);
        }

        @Override
        public Optional<StoredMessage> find(String key) {
            return store.find(key);
        }

        @Override
        public Stream<StoredMessage> messages(Optional<TransactionId> since) {
            return store.messages(since);
        }

        @Override
        public Optional<TransactionId> newest() {
            return store.newest();
        }
    }
}
