package org.postern.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.postern.application.index.IndexUpkeep;
import org.postern.application.index.JustKept;
import org.postern.application.port.IndexFault;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.domain.smtp.TransactionId;
import org.postern.testkit.store.MemoryStore;
import org.postern.testkit.store.SomeContent;

/** What was taken away from the store goes from the index, whenever the index was there to hear of it. */
final class IndexForgetsTest {
    private final SomeMail mail = new SomeMail(1);
    private final MemoryStore store = new MemoryStore();
    private final MemoryPlace place = new MemoryPlace();
    private final List<String> operations = new ArrayList<>();
    private final AtomicBoolean down = new AtomicBoolean();

    private IndexUpkeep upkeep() {
        place.trouble(operation -> {
            operations.add(operation);
            if (down.get() && operation.equals("remove")) {
                throw new IndexFault(IndexFault.Kind.SLOW, "not now");
            }
        });
        return new IndexUpkeep(store, place, 1_000, event -> {}, () -> 0);
    }

    private List<TransactionId> keep(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(SomeMail::id)
                .peek(id -> assertThat(store.keep(id, new byte[0], new SomeContent(mail.kept(id)), 0))
                        .isEqualTo(new Kept()))
                .toList();
    }

    private void assertAllIndexed() {
        assertThat(place.rows).isEqualTo(Entries.of(store));
    }

    @Test
    void whatIsTakenAwayIsForgottenAtOnceAndDurably() {
        List<TransactionId> ids = keep(0, 1_200);
        IndexUpkeep upkeep = upkeep();
        upkeep.turn();
        upkeep.forget(store.remove(ids.subList(0, 1_100)).gone());
        assertThat(upkeep.isForgetting()).isTrue();
        upkeep.turn();
        assertThat(upkeep.isForgetting()).isFalse();
        assertThat(place.rows.size()).isEqualTo(100);
        assertAllIndexed();
        assertThat(operations.subList(operations.indexOf("remove"), operations.size()))
                .endsWith("remove", "checkpoint");
    }

    /** A scan looks ahead: what is to be written next was taken from the store before it went. */
    @Test
    void whatIsTakenAwayWhileTheTransactionBeforeIsWrittenIsNotInTheIndex() {
        List<TransactionId> second = keep(0, 1_200).subList(700, 701);
        IndexUpkeep upkeep = upkeep();
        AtomicBoolean first = new AtomicBoolean(true);
        place.trouble(operation -> {
            if (operation.equals("write") && first.getAndSet(false)) {
                upkeep.forget(store.remove(second).gone());
            }
        });
        upkeep.turn();
        assertThat(place.rows).hasSize(1_199);
        assertAllIndexed();
    }

    @Test
    void whatWentWhileNobodyListenedIsForgottenAtTheNextOpening() {
        List<TransactionId> ids = keep(0, 1_200);
        IndexUpkeep first = upkeep();
        first.turn();
        first.finish();
        store.remove(ids.subList(0, 1_100));
        IndexUpkeep next = upkeep();
        next.turn();
        assertThat(place.rows.size()).isEqualTo(100);
        assertAllIndexed();
    }

    @Test
    void whatCouldNotBeForgottenBecauseTheIndexFailedIsForgottenLater() {
        List<TransactionId> ids = keep(0, 10);
        IndexUpkeep upkeep = upkeep();
        upkeep.turn();
        down.set(true);
        upkeep.forget(store.remove(ids.subList(0, 9)).gone());
        assertThat(upkeep.turn()).isPresent();
        assertThat(place.rows).hasSize(10);
        down.set(false);
        upkeep.turn();
        assertAllIndexed();
        assertThat(upkeep.isForgetting()).isFalse();
    }

    @Test
    void aCompactionComesBehindWhatIsToBeForgottenAndTheIndexGoesOn() {
        List<TransactionId> ids = keep(0, 10);
        IndexUpkeep upkeep = upkeep();
        upkeep.turn();
        upkeep.forget(store.remove(ids.subList(0, 9)).gone());
        upkeep.compact();
        assertThat(upkeep.isCompacting()).isTrue();
        upkeep.turn();
        assertThat(upkeep.isCompacting()).isFalse();
        assertThat(place.timesCompacted()).isEqualTo(1);
        assertThat(operations.lastIndexOf("remove")).isLessThan(operations.indexOf("compact"));
        upkeep.turn();
        assertAllIndexed();
        assertThat(upkeep.lookup()).isPresent();
        assertThat(place.timesCompacted()).isEqualTo(1);
    }

    @Test
    void whatIsOfferedAndTakenAwayBeforeItsTurnIsNotWritten() {
        IndexUpkeep upkeep = upkeep();
        upkeep.turn();
        List<TransactionId> ids = keep(0, 3);
        ids.forEach(id -> upkeep.offer(JustKept.inFile(id)));
        upkeep.forget(store.remove(List.of(ids.get(1))).gone());
        upkeep.turn();
        assertThat(new ArrayList<>(place.rows.keySet()))
                .containsExactly(ids.get(0).text(), ids.get(2).text());
        assertAllIndexed();
    }

    /** A session may be slow to tell of it: the message is found, taken away and forgotten before. */
    @Test
    void whatWasTakenAwayBeforeItIsOfferedFromMemoryIsNotWritten() {
        IndexUpkeep upkeep = upkeep();
        upkeep.turn();
        List<TransactionId> ids = keep(0, 3);
        List<JustKept> inMemory =
                ids.stream().map(id -> SomeMail.justKept(id, octets(id))).toList();
        upkeep.forget(store.remove(List.of(ids.get(1))).gone());
        upkeep.turn();
        inMemory.forEach(upkeep::offer);
        upkeep.turn();
        assertThat(new ArrayList<>(place.rows.keySet()))
                .containsExactly(ids.get(0).text(), ids.get(2).text());
        assertAllIndexed();
    }

    private byte[] octets(TransactionId id) {
        try (InputStream file = store.find(id.text()).orElseThrow().open()) {
            return file.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
