package org.postern.adapters.h2index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.index.IndexUpkeep;
import org.postern.application.index.JustKept;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexQuery;
import org.postern.application.port.MessageIndex;
import org.postern.testkit.index.MailShelf;
import org.postern.testkit.index.RandomEntries;
import org.postern.testkit.index.SomeMail;

/** What the file of the index holds whenever the writing of it ends. */
final class H2WritingTest {
    @TempDir
    Path data = Path.of("");

    private H2Place place() {
        return new H2Place(folder(), InstantSource.system());
    }

    private Path folder() {
        return data.resolve("index");
    }

    /** A database folder copied while it is written to is what a process that was killed leaves behind, or worse. */
    @Test
    void aCopyTakenInTheMiddleOfWritingIsMendedByTheNextStart() throws Exception {
        MailShelf growing = new MailShelf();
        SomeMail mail = new SomeMail(5);
        IndexUpkeep upkeep = new IndexUpkeep(growing, place(), 5_000, event -> {}, System::nanoTime);
        upkeep.turn();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 400; i++) {
                long n = round * 400L + i;
                growing.put(SomeMail.id(n).text(), mail.kept(SomeMail.id(n)));
                upkeep.offer(JustKept.inFile(SomeMail.id(n)));
            }
            upkeep.turn();
            Path copy = Files.createDirectories(data.resolve("copy" + round).resolve("index"));
            Files.copy(folder().resolve("index.mv.db"), copy.resolve("index.mv.db"));
            assertMended(new H2Place(copy, InstantSource.system()), growing, (round + 1) * 400);
        }
        upkeep.finish();
    }

    private static void assertMended(H2Place copy, MailShelf store, int rows) throws IndexFault {
        IndexUpkeep next = new IndexUpkeep(store, copy, 10, event -> {}, System::nanoTime);
        boolean done = IntStream.range(0, 3).anyMatch(turn -> next.turn().isEmpty());
        assertThat(done).isTrue();
        assertThat(next.lookup().orElseThrow().find(IndexQuery.newest(10_000))).hasSize(rows);
        next.finish();
    }

    @Test
    void rowsAndMarkOfATransactionComeOrGoTogether() throws Exception {
        try (MessageIndex index = place().open()) {
            index.write(List.of(new RandomEntries(1).entry("A")), Optional.of("A"));
            inOpenDatabase("alter table high_water add constraint no_b check (mark <> 'B')");
            assertThatThrownBy(() -> index.write(List.of(new RandomEntries(1).entry("B")), Optional.of("B")))
                    .isInstanceOf(IndexFault.class);
            assertThat(index.find("B")).isEmpty();
            assertThat(index.highWaterMark()).contains("A");
            assertThat(index.find("A")).isPresent();
        }
    }

    /** Through the same database object that is open in this process. */
    private void inOpenDatabase(String sql) throws SQLException {
        try (Connection connection = new Database(folder()).another();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
