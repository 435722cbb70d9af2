package org.postern.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.application.index.IndexUpkeep;
import org.postern.application.index.JustKept;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexLookup;
import org.postern.application.port.IndexQuery;
import org.postern.domain.smtp.TransactionId;

/** What a search meets, whoever looks after the index hears of: its own work may never read that row. */
final class SearchFaultsTest {
    private final SomeMail mail = new SomeMail(1);
    private final MailShelf shelf = new MailShelf();
    private final MemoryPlace place = new MemoryPlace();
    private final IndexUpkeep upkeep = new IndexUpkeep(shelf, place, 1_000, event -> {}, () -> 0);

    private TransactionId keep(long millis) {
        return mail.keepIn(shelf, millis);
    }

    private void assertAllIndexed() {
        assertThat(place.rows).isEqualTo(Entries.of(shelf));
    }

    /** What its own work never reads, a search may. */
    @Test
    void damageThatASearchMeetsIsAsGoodAsItsOwn() throws IndexFault {
        keep(1);
        upkeep.turn();
        IndexLookup asked = upkeep.lookup().orElseThrow();
        place.fail("find", IndexFault.Kind.DAMAGED);
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
        place.fail(operation, IndexFault.Kind.FAILED);
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
        place.fail("find", IndexFault.Kind.DAMAGED);
        assertThatThrownBy(() -> asked.find("A")).isInstanceOf(IndexFault.class);
        place.fail("find", IndexFault.Kind.FAILED);
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

    /** It is full whoever writes: opened again it may have room, and what is there is as good as before. */
    @Test
    void aFullDiskThatASearchMeetsThrowsNothingAway() throws IndexFault {
        keep(1);
        upkeep.turn();
        IndexLookup asked = upkeep.lookup().orElseThrow();
        for (int i = 0; i < 3; i++) {
            place.fail("find", IndexFault.Kind.FULL);
            assertThatThrownBy(() -> upkeep.lookup().orElseThrow().find("A")).isInstanceOf(IndexFault.class);
            place.heal();
            assertThat(upkeep.turn()).contains(IndexUpkeep.SHORTEST_REST);
            assertThat(upkeep.status().fault()).contains("full: as the test wants it");
            assertThat(upkeep.turn()).isEmpty();
        }
        assertThatThrownBy(() -> asked.find("A")).hasMessageContaining("closed");
        assertThat(place.timesSetAside()).isZero();
        assertAllIndexed();
    }

    @Test
    void aSearchThatTakesTooLongOrComesTooLateChangesNothing() {
        upkeep.turn();
        IndexLookup asked = upkeep.lookup().orElseThrow();
        place.fail("find", IndexFault.Kind.SLOW);
        assertThatThrownBy(() -> asked.find("A")).isInstanceOf(IndexFault.class);
        place.heal();
        assertThat(upkeep.turn()).isEmpty();
        place.fail("write", IndexFault.Kind.FULL);
        upkeep.offer(JustKept.inFile(keep(1)));
        assertThat(upkeep.turn()).isPresent();
        place.heal();
        assertThat(upkeep.turn()).isEmpty();
        assertThatThrownBy(() -> asked.find("A")).hasMessageContaining("closed");
        assertThat(upkeep.turn()).isEmpty();
    }
}
