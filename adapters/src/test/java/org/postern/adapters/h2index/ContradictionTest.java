package org.postern.adapters.h2index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.index.IndexEvent;
import org.postern.application.index.IndexUpkeep;
import org.postern.application.port.GreylistFault;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexQuery;
import org.postern.application.port.MessageIndex;
import org.postern.domain.greylist.Acquaintance;
import org.postern.testkit.index.MailShelf;
import org.postern.testkit.index.SomeMail;

/** A database that opens in order, and whose parts do not agree: found at work, and made anew. */
final class ContradictionTest {
    private static final Instant NOW = Instant.parse("2026-11-29T01:02:03Z");
    private static final Acquaintance KNOWN =
            new Acquaintance("known.example", NOW, true, NOW.plus(Duration.ofDays(36)));

    @TempDir
    private Path data = Path.of("");

    private final AtomicLong nanos = new AtomicLong();

    private H2Greylist greylist() {
        H2Greylist greylist =
                new H2Greylist(data.resolve("greylist"), 10, Duration.ofSeconds(60), () -> NOW, nanos::get);
        greylist.open();
        return greylist;
    }

    @Test
    void anIndexThatLostItsRowsAndNotTheirOrderIsMadeAgainAtOnce() throws Exception {
        MailShelf shelf = new MailShelf();
        SomeMail mail = new SomeMail(1);
        for (int i = 0; i < 200; i++) {
            shelf.put(SomeMail.id(i).text(), mail.kept(SomeMail.id(i)));
        }
        H2Place place = new H2Place(data.resolve("index"), InstantSource.system());
        List<IndexEvent> events = new ArrayList<>();
        IndexUpkeep before = new IndexUpkeep(shelf, place, 10, event -> {}, System::nanoTime);
        assertThat(before.turn()).isEmpty();
        before.finish();
        Damage.loseRows(data.resolve("index").resolve("index.mv.db"), "message");

        try (MessageIndex index = place.open()) {
            assertThatThrownBy(() -> index.find(IndexQuery.newest(1)))
                    .isInstanceOf(IndexFault.class)
                    .hasMessageContaining("not found in primary index");
        }
        IndexUpkeep after = new IndexUpkeep(shelf, place, 10, events::add, System::nanoTime);
        assertThat(after.turn()).isPresent();
        assertThat(events).hasAtLeastOneElementOfType(IndexEvent.SetAside.class);
        assertThat(after.turn()).isEmpty();
        assertThat(after.lookup().orElseThrow().find(IndexQuery.newest(1_000))).hasSize(200);
        after.finish();
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).hasSize(2);
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
