package org.postern.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.application.maintain.Pace;
import org.postern.application.maintain.Reindex;
import org.postern.application.port.IndexFault;

/** The index made anew because somebody asks for it. */
final class ReindexTest {
    private final SomeMail mail = new SomeMail(1);
    private final MailShelf shelf = new MailShelf();
    private final MemoryPlace place = new MemoryPlace();

    private String keep(long millis) {
        return mail.keepIn(shelf, millis).text();
    }

    @Test
    void reindexForgetsWhatIsGoneAndWritesWhatIsThere() throws IndexFault {
        for (int i = 0; i < 1_100; i++) {
            keep(i);
        }
        shelf.put("foreign/mail", "Subject: s\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        place.rows.put("GONE", new RandomEntries(1).entry("GONE"));
        List<Long> progress = new ArrayList<>();
        Pace pace = (done, of) -> {
            progress.add(done);
            assertThat(of).isEqualTo(1_101);
        };
        assertThat(new Reindex(shelf, place).run(pace)).isEqualTo(new Reindex.Reindexed(1_101, 0));
        assertThat(place.rows).isEqualTo(Entries.of(shelf));
        assertThat(place.mark).contains(SomeMail.id(1_099).text());
        assertThat(progress).containsExactly(500L, 1_000L, 1_101L);
    }

    /** Whoever asks for a new index does not wait for a second failure. */
    @ParameterizedTest
    @CsvSource({"open, DAMAGED", "open, FAILED", "clear, DAMAGED", "clear, FAILED"})
    void reindexMovesAnIndexAwayThatCannotBeUsed(String operation, IndexFault.Kind kind) throws IndexFault {
        String key = keep(1);
        AtomicInteger times = new AtomicInteger();
        place.trouble(asked -> {
            if (asked.equals(operation) && times.getAndIncrement() == 0) {
                throw new IndexFault(kind, "garbage");
            }
        });
        assertThat(new Reindex(shelf, place).run(Pace.UNSEEN).messages()).isEqualTo(1);
        assertThat(place.timesSetAside()).isEqualTo(1);
        assertThat(place.rows).containsOnlyKeys(key);
    }

    @ParameterizedTest
    @CsvSource({"open, IN_USE", "open, FULL", "open, SLOW", "clear, FULL", "clear, SLOW"})
    void reindexLeavesAnIndexAloneThatMayBeInOrder(String operation, IndexFault.Kind kind) throws IndexFault {
        String key = keep(1);
        new Reindex(shelf, place).run(Pace.UNSEEN);
        place.fail(operation, kind);
        assertThatThrownBy(() -> new Reindex(shelf, place).run(Pace.UNSEEN)).isInstanceOf(IndexFault.class);
        assertThat(place.timesSetAside()).isZero();
        assertThat(place.rows).containsOnlyKeys(key);
    }
}
