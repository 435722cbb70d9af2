package org.postern.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.postern.application.index.IndexEvent;
import org.postern.application.index.IndexUpkeep;
import org.postern.application.index.JustKept;
import org.postern.application.port.IndexFault;
import org.postern.domain.smtp.TransactionId;

/** How the index catches up with a store that holds more than it does, at a start or after a fault. */
final class CatchUpTest {
    private final SomeMail mail = new SomeMail(1);
    private final MailShelf shelf = new MailShelf();
    private final MemoryPlace place = new MemoryPlace();
    private final AtomicLong nanos = new AtomicLong(-5);
    private final List<IndexEvent> events = new ArrayList<>();
    private final IndexUpkeep upkeep = upkeepOf(place);

    private IndexUpkeep upkeepOf(MemoryPlace disk) {
        return new IndexUpkeep(shelf, disk, 1_000, events::add, nanos::get);
    }

    private TransactionId keep(long millis) {
        return mail.keepIn(shelf, millis);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void assertAllIndexed(MemoryPlace disk) {
        assertThat(disk.rows).isEqualTo(Entries.of(shelf));
    }

    @Test
    void aStartReadsOnlyWhatIsMissing() {
        keep(1);
        keep(2);
        upkeep.turn();
        upkeep.finish();
        long before = shelf.opened();
        keep(3);
        IndexUpkeep next = upkeepOf(place);
        next.turn();
        assertThat(shelf.opened() - before).isEqualTo(1);
        assertAllIndexed(place);
    }

    @Test
    void aMessageKeptUnderAnIdOfAnHourBeforeTheMarkIsFoundAtTheNextStart() {
        keep(0);
        keep(Duration.ofMinutes(66).toMillis());
        upkeep.turn();
        upkeep.finish();
        keep(Duration.ofMinutes(1).toMillis());
        upkeepOf(place).turn();
        assertAllIndexed(place);
    }

    /** The clock is set three days ahead in the middle of a transaction; the row of that one is lost in a crash. */
    @Test
    void aMessageKeptUnderAnIdOfBeforeALeapOfTheClockIsFoundAtTheNextStart() {
        upkeep.turn();
        upkeep.offer(JustKept.inFile(keep(0)));
        upkeep.turn();
        upkeep.offer(JustKept.inFile(keep(Duration.ofDays(3).toMillis())));
        upkeep.turn();
        MemoryPlace crashed = place.copy();
        keep(1);
        upkeepOf(crashed).turn();
        assertAllIndexed(crashed);
    }

    @Test
    void theMarkGoesOnWhenNoTransactionOfBeforeTheLeapCanBeOpenAnyMore() {
        upkeep.turn();
        upkeep.offer(JustKept.inFile(keep(0)));
        upkeep.turn();
        upkeep.offer(JustKept.inFile(keep(Duration.ofDays(3).toMillis())));
        upkeep.turn();
        assertThat(place.mark).contains(SomeMail.id(0).text());
        pass(Duration.ofMinutes(71));
        TransactionId later = keep(Duration.ofDays(3).plusMinutes(71).toMillis());
        upkeep.offer(JustKept.inFile(later));
        upkeep.turn();
        assertThat(place.mark).contains(later.text());
    }

    @Test
    void aQuietNightIsNoLeap() {
        upkeep.turn();
        upkeep.offer(JustKept.inFile(keep(0)));
        upkeep.turn();
        pass(Duration.ofHours(9));
        TransactionId morning = keep(Duration.ofHours(9).toMillis());
        upkeep.offer(JustKept.inFile(morning));
        upkeep.turn();
        assertThat(place.mark).contains(morning.text());
    }

    @Test
    void anEmptyIndexBesideAFullStoreIsMadeAgainWithForeignNames() {
        for (int i = 0; i < 1_234; i++) {
            keep(i);
        }
        shelf.put("restored/some mail", "Subject: s\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        place.mark = Optional.of(SomeMail.id(1_233).text());
        upkeep.turn();
        assertAllIndexed(place);
        assertThat(place.mark).contains(SomeMail.id(1_233).text());
        assertThat(events)
                .contains(new IndexEvent.CatchUpStarted(Optional.empty()), new IndexEvent.CaughtUp(1_235, 1_235));
    }

    /** The mark is of rows that were lost; a crash amid the rebuild must not leave it standing over half of them. */
    @Test
    void aMarkWithoutRowsIsForgottenBeforeTheRebuildBegins() {
        for (int i = 0; i < 1_200; i++) {
            keep(Duration.ofMinutes(i).toMillis());
        }
        place.mark = shelf.newest().map(TransactionId::text);
        AtomicInteger writes = new AtomicInteger();
        place.trouble(operation -> {
            if (operation.equals("write") && writes.incrementAndGet() == 2) {
                throw new IndexFault(IndexFault.Kind.FAILED, "the power goes");
            }
        });
        upkeep.turn();
        MemoryPlace crashed = place.copy();
        assertThat(crashed.rows).hasSize(500);
        upkeepOf(crashed).turn();
        assertAllIndexed(crashed);
    }

    /** A message of the second transaction is readable only once the first transaction is being written. */
    @Test
    void whatComesNextIsReadWhileWhatCameBeforeIsWritten() {
        for (int i = 0; i < 1_200; i++) {
            keep(i);
        }
        CountDownLatch writing = new CountDownLatch(1);
        shelf.onOpening(SomeMail.id(700).text(), () -> {
            if (!within20Seconds(writing)) {
                throw new IOException("nothing is being written");
            }
        });
        place.trouble(operation -> {
            if (operation.equals("write")) {
                writing.countDown();
            }
        });
        upkeep.turn();
        assertThat(events).doesNotHaveAnyElementsOfTypes(IndexEvent.MessageUnreadable.class);
        assertAllIndexed(place);
    }

    private static boolean within20Seconds(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void aFileThatOtherHandsMadeLongerIsReadAgain() {
        TransactionId id = keep(1);
        keep(2);
        upkeep.turn();
        upkeep.finish();
        shelf.put(
                id.text(),
                mail.kept(id, "Subject: other hands\r\n\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII)));
        upkeepOf(place).turn();
        assertAllIndexed(place);
    }
}
