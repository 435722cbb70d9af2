package org.postern.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.application.index.IndexEvent;
import org.postern.application.index.IndexStatus;
import org.postern.application.index.IndexUpkeep;
import org.postern.application.index.JustKept;
import org.postern.application.index.Trust;
import org.postern.application.port.IndexFault;
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
        return mail.keepIn(shelf, millis);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void assertAllIndexed() {
        assertThat(place.rows).isEqualTo(Entries.of(shelf));
    }

    @Test
    void aFaultClosesItAndTheNextTurnReconciles() {
        upkeep.turn();
        place.fail("write", IndexFault.Kind.FULL);
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
        place.fail("open", IndexFault.Kind.SLOW);
        List<Long> rests = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            upkeep.turn().ifPresent(rest -> rests.add(rest.toSeconds()));
        }
        assertThat(rests).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 64L, 64L);
        place.heal();
        upkeep.turn();
        place.fail("open", IndexFault.Kind.SLOW);
        place.fail("find", IndexFault.Kind.SLOW);
        assertThat(upkeep.turn()).isEmpty();
    }

    @Test
    void aSecondFailureSoonAfterSetsItAside() {
        upkeep.turn();
        upkeep.offer(JustKept.inFile(keep(1)));
        upkeep.turn();
        place.fail("write", IndexFault.Kind.FAILED);
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
        place.fail("write", IndexFault.Kind.FAILED);
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

    @ParameterizedTest
    @EnumSource(
            value = IndexFault.Kind.class,
            names = {"IN_USE", "FULL", "SLOW"})
    void oneThatOnlyHasToBeWaitedForIsNeverSetAside(IndexFault.Kind kind) {
        place.fail("open", kind);
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
