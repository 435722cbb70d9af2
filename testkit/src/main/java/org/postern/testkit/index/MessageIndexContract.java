package org.postern.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexPlace;
import org.postern.application.port.IndexQuery;
import org.postern.application.port.MessageIndex;

/** What every index must do. An implementation gives one place for the whole of a test, empty at its beginning. */
public interface MessageIndexContract {

    /** The same place each time within a test. */
    IndexPlace place();

    private static IndexEntry entry(String key, String recipient, String subject) {
        return new IndexEntry(
                key,
                Instant.parse("2026-01-01T00:00:00.123Z"),
                42,
                "s@example.org",
                List.of(recipient),
                List.of(),
                "192.0.2.1",
                "mx.example.org",
                "ESMTP",
                "S <s@example.org>",
                subject,
                "<1@example.org>",
                "accept",
                List.of("8bit"));
    }

    private static IndexQuery subject(String part) {
        return new IndexQuery(
                Optional.empty(), Optional.empty(), Optional.of(part), Optional.empty(), Optional.empty(), 100);
    }

    private static IndexQuery recipient(String part) {
        return new IndexQuery(
                Optional.of(part), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 100);
    }

    private static List<String> keys(List<IndexEntry> entries) {
        return entries.stream().map(IndexEntry::key).toList();
    }

    @Test
    default void aNewIndexIsEmptyAndHasNoMark() throws IndexFault {
        try (MessageIndex index = place().open()) {
            assertThat(index.highWaterMark()).isEmpty();
            assertThat(index.find(IndexQuery.newest(10))).isEmpty();
            assertThat(index.find("A")).isEmpty();
        }
    }

    @Test
    default void anEntryComesBackWholeWhateverIsInIt() throws IndexFault {
        RandomEntries random = new RandomEntries(1);
        List<IndexEntry> entries =
                IntStream.range(0, 300).mapToObj(i -> random.entry("K" + i)).toList();
        try (MessageIndex index = place().open()) {
            index.write(entries, Optional.empty());
            for (IndexEntry entry : entries) {
                assertThat(index.find(entry.key())).contains(entry);
            }
        }
    }

    @Test
    default void aLongSubjectComesBackWholeAndIsFoundByItsEnd() throws IndexFault {
        IndexEntry entry = entry("A", "r@example.org", "ü%_'\"".repeat(2_000) + "end");
        try (MessageIndex index = place().open()) {
            index.write(List.of(entry), Optional.empty());
            assertThat(index.find(subject("'\"END"))).containsExactly(entry);
        }
    }

    @Test
    default void anEntryWrittenAgainReplacesTheFirst() throws IndexFault {
        try (MessageIndex index = place().open()) {
            index.write(
                    List.of(entry("A", "old@example.org", "one"), entry("B", "b@example.org", "b")), Optional.empty());
            IndexEntry second = entry("A", "new@example.org", "two");
            index.write(List.of(entry("A", "mid@example.org", "mid"), second), Optional.empty());
            assertThat(index.find("A")).contains(second);
            assertThat(index.find(recipient("old@"))).isEmpty();
            assertThat(keys(index.find(IndexQuery.newest(10)))).containsExactly("B", "A");
        }
    }

    @Test
    default void whatIsFoundIsWhatTheQueryMatchesNewestFirst() throws IndexFault {
        RandomEntries random = new RandomEntries(2);
        List<IndexEntry> entries =
                IntStream.range(0, 400).mapToObj(i -> random.entry("K" + i)).toList();
        int answers = 0;
        try (MessageIndex index = place().open()) {
            index.write(entries, Optional.empty());
            for (int round = 0; round < 300; round++) {
                IndexQuery query = random.query();
                List<IndexEntry> expected = entries.stream()
                        .filter(query::matches)
                        .sorted(IndexEntry.NEWEST_FIRST)
                        .limit(query.limit())
                        .toList();
                assertThat(index.find(query)).as("seed 2, %s", query).isEqualTo(expected);
                answers += expected.size();
            }
        }
        assertThat(answers).as("entries found in all rounds").isGreaterThan(300);
    }

    @Test
    default void wildcardsAndQuotesStandForThemselves() throws IndexFault {
        try (MessageIndex index = place().open()) {
            List<String> subjects = List.of("100% sure", "100 sure", "a_b", "axb", "x!y", "it's", "c\\d");
            for (int i = 0; i < subjects.size(); i++) {
                index.write(List.of(entry("K" + i, "r" + i + "%_@example.org", subjects.get(i))), Optional.empty());
            }
            assertThat(keys(index.find(subject("100%")))).containsExactly("K0");
            assertThat(keys(index.find(subject("A_B")))).containsExactly("K2");
            assertThat(keys(index.find(subject("x!")))).containsExactly("K4");
            assertThat(keys(index.find(subject("T'S")))).containsExactly("K5");
            assertThat(keys(index.find(subject("\\")))).containsExactly("K6");
            assertThat(keys(index.find(recipient("R3%_@")))).containsExactly("K3");
            assertThat(index.find(recipient("r%3"))).isEmpty();
        }
    }

    @Test
    default void theMarkGoesWithTheTransactionAndStaysWithoutOne() throws IndexFault {
        try (MessageIndex index = place().open()) {
            index.write(List.of(entry("A", "a@example.org", "a")), Optional.of("A"));
            index.write(List.of(entry("C", "c@example.org", "c")), Optional.empty());
            assertThat(index.highWaterMark()).contains("A");
            index.write(List.of(), Optional.of("C"));
            assertThat(index.highWaterMark()).contains("C");
        }
    }

    @Test
    default void everyKeyIsShownOnceWithItsSize() throws IndexFault {
        RandomEntries random = new RandomEntries(3);
        List<IndexEntry> entries = IntStream.range(0, 2_345)
                .mapToObj(i -> random.entry("k\u00fc/" + i))
                .toList();
        try (MessageIndex index = place().open()) {
            index.write(entries, Optional.empty());
            Map<String, Long> seen = new HashMap<>();
            index.forEachKey((key, size) -> assertThat(seen.put(key, size)).isNull());
            Map<String, Long> expected = new HashMap<>();
            entries.forEach(entry -> expected.put(entry.key(), entry.size()));
            assertThat(seen).isEqualTo(expected);
        }
    }

    @Test
    default void sizesAreThoseOfTheKeysThatAreThere() throws IndexFault {
        try (MessageIndex index = place().open()) {
            index.write(List.of(entry("A", "a@example.org", "a"), entry("B", "b@example.org", "b")), Optional.empty());
            assertThat(index.sizes(List.of("A", "X"))).isEqualTo(Map.of("A", 42L));
            assertThat(index.sizes(List.of())).isEmpty();
        }
    }

    @Test
    default void removedKeysAreGoneFromEveryAnswer() throws IndexFault {
        try (MessageIndex index = place().open()) {
            index.write(List.of(entry("A", "a@example.org", "a"), entry("B", "b@example.org", "b")), Optional.of("B"));
            index.remove(List.of("A", "X"));
            assertThat(index.find("A")).isEmpty();
            assertThat(index.find(recipient("a@"))).isEmpty();
            assertThat(index.find("B")).isPresent();
            assertThat(index.highWaterMark()).contains("B");
        }
    }

    @Test
    default void clearForgetsRowsAndMark() throws IndexFault {
        try (MessageIndex index = place().open()) {
            index.write(List.of(entry("A", "a@example.org", "a")), Optional.of("A"));
            index.clear();
            assertThat(index.highWaterMark()).isEmpty();
            assertThat(index.find(IndexQuery.newest(1))).isEmpty();
            index.write(List.of(entry("A", "a@example.org", "a")), Optional.of("A"));
            assertThat(index.find(recipient("a@"))).hasSize(1);
        }
    }

    @Test
    default void closingAndOpeningLosesNothing() throws IndexFault {
        IndexEntry entry = entry("A", "a@example.org", "a");
        try (MessageIndex index = place().open()) {
            index.write(List.of(entry), Optional.of("A"));
            index.checkpoint();
        }
        try (MessageIndex index = place().open()) {
            assertThat(index.find(IndexQuery.newest(10))).containsExactly(entry);
            assertThat(index.highWaterMark()).contains("A");
        }
    }

    @Test
    default void oneThatIsOpenIsNotOpenedAgain() throws IndexFault {
        try (MessageIndex index = place().open()) {
            assertThatThrownBy(() -> place().open())
                    .isInstanceOfSatisfying(
                            IndexFault.class, fault -> assertThat(fault.kind()).isEqualTo(IndexFault.Kind.IN_USE));
            assertThat(index.find("A")).isEmpty();
        }
    }

    @Test
    default void aClosedIndexSaysSoAndMayBeClosedAgain() throws IndexFault {
        MessageIndex index = place().open();
        index.close();
        index.close();
        assertThatThrownBy(() -> index.find("A")).isInstanceOf(IndexFault.class);
        assertThatThrownBy(() -> index.write(List.of(), Optional.of("A"))).isInstanceOf(IndexFault.class);
    }

    @Test
    default void whatWasSetAsideIsNotThereAnyMore() throws IndexFault {
        try (MessageIndex index = place().open()) {
            index.write(List.of(entry("A", "a@example.org", "a")), Optional.of("A"));
        }
        place().setAside();
        try (MessageIndex index = place().open()) {
            assertThat(index.find(IndexQuery.newest(1))).isEmpty();
            assertThat(index.highWaterMark()).isEmpty();
        }
        place().setAside();
        place().setAside();
    }

    @Test
    default void anInterruptOfWhoeverAsksClosesNothing() throws Exception {
        try (MessageIndex index = place().open()) {
            for (int round = 0; round < 20; round++) {
                String key = "K" + round;
                FutureTask<Boolean> interrupted = new FutureTask<>(() -> {
                    Thread.currentThread().interrupt();
                    return answers(index, key);
                });
                Thread thread = round % 2 == 0
                        ? Thread.ofVirtual().start(interrupted)
                        : Thread.ofPlatform().start(interrupted);
                interrupted.get();
                thread.join();
            }
            index.write(List.of(entry("Z", "z@example.org", "z")), Optional.of("Z"));
            assertThat(index.find("Z")).isPresent();
        }
    }

    private static boolean answers(MessageIndex index, String key) {
        try {
            index.write(List.of(entry(key, "a@example.org", "a")), Optional.of(key));
            index.checkpoint();
            return index.find(key).isPresent();
        } catch (IndexFault noPatience) {
            return false;
        }
    }

    @Test
    default void whatStaysOutlivesACompaction() throws IndexFault {
        RandomEntries random = new RandomEntries(5);
        IndexEntry stays = random.entry("STAYS");
        try (MessageIndex index = place().open()) {
            index.write(List.of(stays, random.entry("GOES")), Optional.of("STAYS"));
            index.remove(List.of("GOES"));
        }
        place().compact();
        try (MessageIndex index = place().open()) {
            assertThat(index.find(IndexQuery.newest(10))).containsExactly(stays);
            assertThat(index.highWaterMark()).contains("STAYS");
        }
    }
}
