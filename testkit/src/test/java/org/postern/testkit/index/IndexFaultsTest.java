package org.postern.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.application.index.IndexEvent;
import org.postern.application.index.IndexStatus;
import org.postern.application.index.IndexUpkeep;
import org.postern.application.index.JustKept;
import org.postern.application.index.Trust;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexLookup;
import org.postern.application.port.IndexQuery;
import org.postern.domain.smtp.TransactionId;

/** What becomes of an index that fails: it rests, is opened again, set aside and made anew; mail goes on. */
final class IndexFaultsTest {
    private final SomeMail mail = new SomeMail(1);
    private final MailShelf shelf = new MailShelf();
    private final MemoryPlace place = new MemoryPlace();
    private final AtomicLong nanos = new AtomicLong(-5);
    private final List<IndexEvent> events = new ArrayList<>();
    private final IndexUpkeep upkeep = new IndexUpkeep(shelf, place, 1_000, events::add, nanos::get);

    private TransactionId keep(long millis) {
        TransactionId id = SomeMail.id(millis);
        shelf.put(id.text(), mail.kept(id));
        return id;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Fails that operation from now on. */
    private void fail(String operation, IndexFault.Kind kind) {
        place.trouble(asked -> {
            if (asked.equals(operation)) {
                throw new IndexFault(kind, "as the test wants it");
            }
        });
    }

    private void assertAllIndexed() {
        assertThat(place.rows).isEqualTo(Entries.of(shelf));
    }

    @Test
    void aFaultClosesItAndTheNextTurnReconciles() {
        upkeep.turn();
        fail("write", IndexFault.Kind.FULL);
        upkeep.offer(JustKept.inFile(keep(1)));
        assertThat(upkeep.turn()).contains(IndexUpkeep.SHORTEST_REST);
        assertThat(upkeep.status().state()).isEqualTo(IndexStatus.State.DOWN);
        assertThat(upkeep.status().fault()).contains("full: as the test wants it");
        assertThat(upkeep.lookup()).isEmpty();
        place.heal();
        assertThat(upkeep.turn()).isEmpty();
        assertAllIndexed();
        assertThat(upkeep.status().state()).isEqualTo(IndexStatus.State.CURRENT);
    }

    @Test
    void oneThatStaysDownIsTriedLessAndLessOften() {
        fail("open", IndexFault.Kind.SLOW);
        List<Long> rests = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            upkeep.turn().ifPresent(rest -> rests.add(rest.toSeconds()));
        }
        assertThat(rests).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 64L, 64L);
        place.heal();
        upkeep.turn();
        fail("open", IndexFault.Kind.SLOW);
        fail("find", IndexFault.Kind.SLOW);
        assertThat(upkeep.turn()).isEmpty();
    }

    @Test
    void aSecondFailureSoonAfterSetsItAside() {
        upkeep.turn();
        upkeep.offer(JustKept.inFile(keep(1)));
        upkeep.turn();
        fail("write", IndexFault.Kind.FAILED);
        upkeep.offer(JustKept.inFile(keep(2)));
        upkeep.turn();
        assertThat(place.timesSetAside()).isZero();
        pass(Trust.TOO_SOON.minusSeconds(1));
        upkeep.turn();
        assertThat(place.timesSetAside()).isEqualTo(1);
        place.heal();
        upkeep.turn();
        assertAllIndexed();
    }

    @Test
    void aSecondFailureMuchLaterDoesNot() {
        upkeep.turn();
        fail("write", IndexFault.Kind.FAILED);
        upkeep.offer(JustKept.inFile(keep(2)));
        upkeep.turn();
        pass(Trust.TOO_SOON);
        upkeep.turn();
        assertThat(place.timesSetAside()).isZero();
    }

    @Test
    void aDamagedOneIsSetAsideAtOnce() {
        AtomicInteger opens = new AtomicInteger();
        place.trouble(operation -> {
            if (operation.equals("open") && opens.getAndIncrement() == 0) {
                throw new IndexFault(IndexFault.Kind.DAMAGED, "garbage");
            }
        });
        keep(1);
        upkeep.turn();
        upkeep.turn();
        assertThat(place.timesSetAside()).isEqualTo(1);
        assertAllIndexed();
    }

    /** What its own work never reads, a search may. */
    @Test
    void damageThatASearchMeetsIsAsGoodAsItsOwn() throws IndexFault {
        keep(1);
        upkeep.turn();
        IndexLookup asked = upkeep.lookup().orElseThrow();
        fail("find", IndexFault.Kind.DAMAGED);
        assertThatThrownBy(() -> asked.find(IndexQuery.newest(1))).isInstanceOf(IndexFault.class);
        place.heal();
        assertThat(upkeep.turn()).isPresent();
        assertThat(place.timesSetAside()).isEqualTo(1);
        assertThat(upkeep.turn()).isEmpty();
        assertAllIndexed();
        assertThat(upkeep.lookup().orElseThrow().find(IndexQuery.newest(1))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"find", "sizes", "forEachKey"})
    void whateverIsAskedAFailureIsHeardOf(String operation) {
        upkeep.turn();
        IndexLookup asked = upkeep.lookup().orElseThrow();
        fail(operation, IndexFault.Kind.FAILED);
        assertThatThrownBy(() -> {
                    asked.sizes(List.of("A"));
                    asked.forEachKey((key, octets) -> {});
                    asked.find("A");
                })
                .isInstanceOf(IndexFault.class);
        place.heal();
        assertThat(upkeep.turn()).contains(IndexUpkeep.SHORTEST_REST);
        assertThat(upkeep.status().fault()).contains("failed: as the test wants it");
        assertThat(upkeep.turn()).isEmpty();
        assertThat(place.timesSetAside()).isZero();
    }

    @Test
    void damageIsNotForgottenOverTheFailureThatFollows() {
        upkeep.turn();
        IndexLookup asked = upkeep.lookup().orElseThrow();
        fail("find", IndexFault.Kind.DAMAGED);
        assertThatThrownBy(() -> asked.find("A")).isInstanceOf(IndexFault.class);
        fail("find", IndexFault.Kind.FAILED);
        assertThatThrownBy(() -> asked.find("A")).isInstanceOf(IndexFault.class);
        place.heal();
        upkeep.turn();
        assertThat(place.timesSetAside()).isEqualTo(1);
    }

    /** It may go on for minutes, on an index that will be made anew. */
    @Test
    void damageThatASearchMeetsDuringAScanEndsIt() {
        for (int i = 0; i < 1_200; i++) {
            keep(i);
        }
        AtomicInteger writes = new AtomicInteger();
        place.trouble(operation -> {
            if (operation.equals("write") && writes.incrementAndGet() == 1) {
                IndexLookup asked = upkeep.lookup().orElseThrow();
                assertThatThrownBy(() -> asked.find("A")).isInstanceOf(IndexFault.class);
            } else if (operation.equals("find") && writes.get() == 1) {
                throw new IndexFault(IndexFault.Kind.DAMAGED, "as the test wants it");
            }
        });
        assertThat(upkeep.turn()).isPresent();
        assertThat(writes).hasValue(1);
        assertThat(place.timesSetAside()).isEqualTo(1);
    }

    @Test
    void aSearchThatTakesTooLongOrComesTooLateChangesNothing() {
        upkeep.turn();
        IndexLookup asked = upkeep.lookup().orElseThrow();
        fail("find", IndexFault.Kind.SLOW);
        assertThatThrownBy(() -> asked.find("A")).isInstanceOf(IndexFault.class);
        place.heal();
        assertThat(upkeep.turn()).isEmpty();
        fail("write", IndexFault.Kind.FULL);
        upkeep.offer(JustKept.inFile(keep(1)));
        assertThat(upkeep.turn()).isPresent();
        place.heal();
        assertThat(upkeep.turn()).isEmpty();
        assertThatThrownBy(() -> asked.find("A")).hasMessageContaining("closed");
        assertThat(upkeep.turn()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = IndexFault.Kind.class,
            names = {"IN_USE", "FULL", "SLOW"})
    void oneThatOnlyHasToBeWaitedForIsNeverSetAside(IndexFault.Kind kind) {
        fail("open", kind);
        for (int i = 0; i < 20; i++) {
            upkeep.turn();
        }
        assertThat(place.timesSetAside()).isZero();
    }

    @Test
    void oneThatCannotBeSetAsideIsTriedAgain() {
        place.trouble(operation -> {
            throw new IndexFault(IndexFault.Kind.DAMAGED, "everything fails");
        });
        keep(1);
        assertThat(upkeep.turn()).isPresent();
        assertThat(upkeep.turn()).isPresent();
        place.heal();
        upkeep.turn();
        assertAllIndexed();
    }

    @Test
    void aFaultOfTheStoreSetsNothingAside() {
        MailShelf other = new MailShelf();
        IndexUpkeep unlucky = new IndexUpkeep(new FailingShelf(other), place, 10, events::add, nanos::get);
        for (int i = 0; i < 5; i++) {
            assertThat(unlucky.turn()).isPresent();
        }
        assertThat(place.timesSetAside()).isZero();
        assertThat(unlucky.status().state()).isEqualTo(IndexStatus.State.DOWN);
    }

    @Test
    void oneThatForgotWhatItHadIsNoticedWithoutAnyMail() {
        keep(1);
        upkeep.turn();
        pass(Duration.ofSeconds(5));
        upkeep.turn();
        place.lose();
        pass(Duration.ofSeconds(5));
        assertThat(upkeep.turn()).isPresent();
        upkeep.turn();
        assertAllIndexed();
    }

    @Test
    void aListenerThatThrowsHarmsNothing() {
        IndexUpkeep observed = new IndexUpkeep(
                shelf,
                place,
                10,
                event -> {
                    throw new IllegalStateException("a defect of the listener");
                },
                nanos::get);
        keep(1);
        assertThat(observed.turn()).isEmpty();
        assertAllIndexed();
    }

    @Test
    void aMessageThatCannotBeReadIsTriedOnceMoreAndCounted() {
        upkeep.turn();
        TransactionId bad = keep(1);
        shelf.readable(bad.text(), false);
        upkeep.offer(JustKept.inFile(bad));
        upkeep.offer(JustKept.inFile(keep(2)));
        assertThat(upkeep.turn()).contains(IndexUpkeep.SHORTEST_REST);
        assertThat(upkeep.status().state()).isEqualTo(IndexStatus.State.CATCHING_UP);
        shelf.readable(bad.text(), true);
        assertThat(upkeep.turn()).isEmpty();
        assertAllIndexed();
        assertThat(upkeep.status().unreadable()).isEqualTo(1);
    }

    @Test
    void aMessageThatStaysUnreadableKeepsNothingElseOut() {
        TransactionId bad = keep(1);
        shelf.readable(bad.text(), false);
        keep(2);
        upkeep.turn();
        assertThat(place.rows).containsOnlyKeys(SomeMail.id(2).text());
        assertThat(upkeep.status().state()).isEqualTo(IndexStatus.State.CURRENT);
        assertThat(upkeep.status().unreadable()).isEqualTo(1);
    }
}
