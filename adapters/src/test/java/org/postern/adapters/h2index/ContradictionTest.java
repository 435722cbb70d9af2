package org.postern.adapters.h2index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.index.IndexEvent;
import org.postern.application.index.IndexUpkeep;
import org.postern.application.port.GreylistFault;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexQuery;
import org.postern.application.port.MessageIndex;
import org.postern.domain.greylist.Acquaintance;
import org.postern.testkit.index.MailShelf;
import org.postern.testkit.index.RandomEntries;
import org.postern.testkit.index.SomeMail;

/** A database that opens in order, and whose parts do not agree: found at work, and made anew. */
final class ContradictionTest {
    private static final Instant NOW = Instant.parse("2026-11-29T01:02:03Z");
    private static final Acquaintance KNOWN =
            new Acquaintance("known.example", NOW, true, NOW.plus(Duration.ofDays(36)));

    @TempDir
    private Path data = Path.of("");

    private final MailShelf shelf = new MailShelf();
    private final AtomicLong nanos = new AtomicLong();

    private H2Greylist greylist() {
        H2Greylist greylist =
                new H2Greylist(data.resolve("greylist"), 10, Duration.ofSeconds(60), () -> NOW, nanos::get);
        greylist.open();
        return greylist;
    }

    private Path index() {
        return data.resolve("index").resolve("index.mv.db");
    }

    private void fill() {
        SomeMail mail = new SomeMail(1);
        for (int i = 0; i < 200; i++) {
            shelf.put(SomeMail.id(i).text(), mail.kept(SomeMail.id(i)));
        }
        IndexUpkeep upkeep = new IndexUpkeep(shelf, place(), 10, event -> {}, System::nanoTime);
        assertThat(upkeep.turn()).isEmpty();
        upkeep.finish();
    }

    private H2Place place() {
        return new H2Place(data.resolve("index"), InstantSource.system());
    }

    private void assertMadeAgainAtOnce() throws IndexFault {
        List<IndexEvent> events = new ArrayList<>();
        IndexUpkeep upkeep = new IndexUpkeep(shelf, place(), 10, events::add, System::nanoTime);
        assertThat(upkeep.turn()).isPresent();
        assertThat(events).hasAtLeastOneElementOfType(IndexEvent.SetAside.class);
        assertThat(upkeep.turn()).isEmpty();
        assertThat(upkeep.lookup().orElseThrow().find(IndexQuery.newest(1_000))).hasSize(200);
        upkeep.finish();
    }

    @Test
    void anIndexThatLostItsRowsAndNotTheirOrderIsMadeAgainAtOnce() throws Exception {
        fill();
        Damage.loseRows(index(), "message");
        try (MessageIndex index = place().open()) {
            assertThatThrownBy(() -> index.find(IndexQuery.newest(1)))
                    .isInstanceOf(IndexFault.class)
                    .hasMessageContaining("not found in primary index");
        }
        assertMadeAgainAtOnce();
    }

    /** H2 itself finds nothing wrong with it: searches would just not come across the other messages. */
    @Test
    void anIndexThatLostTheOrderOfSomeRowsIsMadeAgainAtOnce() throws Exception {
        fill();
        Damage.loseOrderOfAllButTen(index());
        try (MessageIndex index = place().open()) {
            List<IndexEntry> found = index.find(IndexQuery.newest(1_000));
            assertThat(found).hasSize(10);
            List<String> keys = found.stream().map(IndexEntry::key).toList();
            assertThat(index.sizes(keys)).hasSize(10);
            List<String> all =
                    IntStream.range(0, 200).mapToObj(i -> SomeMail.id(i).text()).toList();
            assertThatThrownBy(() -> index.sizes(all))
                    .isInstanceOf(IndexFault.class)
                    .hasMessageContaining("is in no order")
                    .hasFieldOrPropertyWithValue("kind", IndexFault.Kind.DAMAGED);
        }
        assertMadeAgainAtOnce();
    }

    /** What a cut file may hold: a transaction that was under way and that nobody is in. H2 waits a second for it, at each row. */
    @Test
    void rowsOfATransactionThatNobodyIsInAreDamageAndNotWaitedForOneByOne() throws Exception {
        RandomEntries random = new RandomEntries(1);
        List<IndexEntry> entries =
                IntStream.range(0, 70).mapToObj(i -> random.entry("K" + i)).toList();
        try (MessageIndex index = place().open();
                Connection lost = new Database(data.resolve("index")).another()) {
            lost.setAutoCommit(false);
            Writing.write(lost, entries, Optional.empty());
            assertThatThrownBy(() -> index.write(entries, Optional.empty()))
                    .isInstanceOf(IndexFault.class)
                    .hasMessageContaining("Concurrent update")
                    .hasFieldOrPropertyWithValue("kind", IndexFault.Kind.DAMAGED);
        }
    }

    @Test
    void aGreylistThatLostItsRowsAndNotTheirKeysIsBegunAnewAtOnce() throws Exception {
        try (H2Greylist before = greylist()) {
            before.remember(List.of(KNOWN));
            assertThat(before.find(List.of(KNOWN.key()), NOW)).containsExactly(KNOWN);
        }
        Damage.loseRows(data.resolve("greylist").resolve("greylist.mv.db"), "sender");
        try (H2Greylist after = greylist()) {
            assertThatThrownBy(() -> after.find(List.of(KNOWN.key()), NOW))
                    .isInstanceOf(GreylistFault.class)
                    .hasMessageContaining("not found in primary index");
            assertThat(after.find(List.of(KNOWN.key()), NOW)).isEmpty();
            after.remember(List.of(KNOWN));
            assertThat(after.find(List.of(KNOWN.key()), NOW)).containsExactly(KNOWN);
        }
    }
}
