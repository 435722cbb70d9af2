package org.postern.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postern.application.index.IndexEvent;
import org.postern.application.index.IndexStatus;
import org.postern.application.index.IndexUpkeep;
import org.postern.application.index.JustKept;
import org.postern.domain.smtp.TransactionId;

/** What is written to an index that is open, and when it is durable. */
final class IndexUpkeepTest {
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
    void whatIsOfferedIsWrittenAndTheMarkGoesWithIt() {
        upkeep.turn();
        upkeep.offer(JustKept.inFile(keep(2)));
        upkeep.offer(JustKept.inFile(keep(1)));
        assertThat(upkeep.turn()).isEmpty();
        assertAllIndexed();
        assertThat(place.mark).contains(SomeMail.id(2).text());
        assertThat(upkeep.status()).isEqualTo(new IndexStatus(IndexStatus.State.CURRENT, 2, 0, 0, 0, Optional.empty()));
    }

    @Test
    void whatIsInMemoryIsNotReadFromTheFile() {
        upkeep.turn();
        IntStream.range(0, 300).forEach(n -> offerFromMemory(SomeMail.id(n), mail.kept(SomeMail.id(n))));
        assertThat(upkeep.turn()).isEmpty();
        assertThat(shelf.opened()).isZero();
        assertThat(place.rows).hasSize(300);
        assertAllIndexed();
    }

    @Test
    void aLongHeaderSectionIsReadFromTheFile() {
        upkeep.turn();
        offerFromMemory(SomeMail.id(1), longMail(SomeMail.id(1), 32 << 10));
        assertThat(upkeep.turn()).isEmpty();
        assertThat(shelf.opened()).isEqualTo(1);
        assertAllIndexed();
    }

    /** However slow the index is, what waits for it takes 8 MiB at most. */
    @Test
    void whenMuchWaitsTheRestIsReadFromTheFile() {
        upkeep.turn();
        int each = 20 << 10;
        int fit = (8 << 20) / each;
        for (int n = 0; n < 450; n++) {
            offerFromMemory(SomeMail.id(n), longMail(SomeMail.id(n), each));
        }
        assertThat(upkeep.turn()).isEmpty();
        assertThat(shelf.opened()).isBetween(450L - fit, 470L - fit);
        assertAllIndexed();
        long before = shelf.opened();
        offerFromMemory(SomeMail.id(500), longMail(SomeMail.id(500), each));
        upkeep.turn();
        assertThat(shelf.opened()).as("there is room again").isEqualTo(before);
    }

    private void offerFromMemory(TransactionId id, byte[] file) {
        shelf.put(id.text(), file);
        upkeep.offer(SomeMail.justKept(id, file));
    }

    private byte[] longMail(TransactionId id, int octets) {
        String field = "X-Long: " + "x".repeat(900) + "\r\n";
        String content = field.repeat(octets / field.length()) + "Subject: long\r\n\r\nbody\r\n";
        return mail.kept(id, content.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void theMarkNeverGoesBack() {
        upkeep.turn();
        upkeep.offer(JustKept.inFile(keep(2)));
        upkeep.turn();
        upkeep.offer(JustKept.inFile(keep(1)));
        upkeep.turn();
        assertThat(place.mark).contains(SomeMail.id(2).text());
    }

    @Test
    void aMessageOfferedAndWithdrawnIsNoFault() {
        upkeep.turn();
        upkeep.offer(JustKept.inFile(SomeMail.id(1)));
        assertThat(upkeep.turn()).isEmpty();
        assertThat(place.rows).isEmpty();
    }

    @Test
    void whatFindsNoPlaceInTheQueueIsFoundInTheStore() {
        upkeep.turn();
        for (int i = 0; i < 1_010; i++) {
            upkeep.offer(JustKept.inFile(keep(i)));
        }
        upkeep.turn();
        assertAllIndexed();
        assertThat(upkeep.status().overflowed()).isEqualTo(10);
        assertThat(events).contains(new IndexEvent.Overflowed());
    }

    @Test
    void whatWasWrittenIsMadeDurableEveryFiveSeconds() {
        List<String> asked = new ArrayList<>();
        place.trouble(asked::add);
        upkeep.turn();
        upkeep.offer(JustKept.inFile(keep(1)));
        upkeep.turn();
        assertThat(asked).doesNotContain("checkpoint");
        pass(Duration.ofSeconds(5));
        upkeep.turn();
        assertThat(asked).containsOnlyOnce("checkpoint");
        pass(Duration.ofSeconds(5));
        upkeep.turn();
        assertThat(asked).containsOnlyOnce("checkpoint");
    }

    @Test
    void theLastTurnWritesWhatWaitsAndMakesItDurable() {
        upkeep.turn();
        List<String> asked = new ArrayList<>();
        place.trouble(asked::add);
        upkeep.offer(JustKept.inFile(keep(1)));
        upkeep.finish();
        assertAllIndexed();
        assertThat(asked).endsWith("checkpoint");
        assertThat(upkeep.status().state()).isEqualTo(IndexStatus.State.STOPPED);
    }
}
