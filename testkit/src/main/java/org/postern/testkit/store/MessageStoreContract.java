package org.postern.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.postern.testkit.store.StoreOnTrial.id;
import static org.postern.testkit.store.StoreOnTrial.joined;
import static org.postern.testkit.store.StoreOnTrial.keep;
import static org.postern.testkit.store.StoreOnTrial.keys;
import static org.postern.testkit.store.StoreOnTrial.octets;
import static org.postern.testkit.store.StoreOnTrial.read;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.KeepOutcome.NotKept;
import org.postern.application.port.MessageStore;
import org.postern.application.port.StoreFailure;
import org.postern.domain.smtp.TransactionId;

/** What every store of messages must do. */
public interface MessageStoreContract extends StoreOnTrial {
    @Test
    default void aKeptMessageIsTheHeadAndTheContentOctetForOctet() throws IOException {
        try (MessageStore store = newStore()) {
            for (int length : new int[] {0, 1, 4_095, 4_096, 4_097, 100_000, largeLength(), 2 * largeLength() + 1}) {
                TransactionId id = id(length);
                byte[] content = octets(length, length);
                assertThat(keep(store, id, content)).isEqualTo(new Kept());
                assertThat(read(store, id.text())).isEqualTo(joined(HEAD, content));
            }
        }
    }

    @Test
    default void anOctetBeyondTheContentIsTheCallersMistake() {
        try (MessageStore store = newStore()) {
            SomeContent content = new SomeContent(new byte[3]);
            assertThatThrownBy(() -> store.keep(id(1), HEAD, content, 4)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> store.keep(id(1), HEAD, content, -1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    default void anIdThatIsTakenIsNeverOverwritten() throws IOException {
        try (MessageStore store = newStore()) {
            byte[] first = octets(3_000, 4);
            assertThat(keep(store, id(1), first)).isEqualTo(new Kept());
            assertThat(keep(store, id(1), octets(10, 5))).isInstanceOf(NotKept.class);
            assertThat(read(store, id(1).text())).isEqualTo(joined(HEAD, first));
            assertThat(keep(store, id(2), first)).isEqualTo(new Kept());
        }
    }

    @Test
    default void messagesComeInTheOrderOfTheirIdsAndForeignOnesLast() {
        try (MessageStore store = newStore()) {
            List<TransactionId> ids = new ArrayList<>();
            for (int day : new int[] {400, 0, 31, 1, 30, 3650}) {
                ids.add(TransactionId.of(NOON.plus(Duration.ofDays(day)), 3, day));
                ids.add(TransactionId.of(NOON.plus(Duration.ofDays(day)), 2, day));
            }
            ids.forEach(id -> assertThat(keep(store, id, new byte[1])).isEqualTo(new Kept()));
            addForeign(store, "0/restored", new byte[2]);
            addForeign(store, "restored", new byte[2]);
            List<String> expected = new ArrayList<>(
                    ids.stream().map(TransactionId::text).sorted().toList());
            TransactionId middle = TransactionId.of(NOON.plus(Duration.ofDays(30)), 3, 30);
            List<String> later = expected.subList(expected.indexOf(middle.text()), expected.size());
            assertThat(keys(store, Optional.of(middle))).isEqualTo(later);
            assertThat(keys(store, Optional.of(middle.following()))).isEqualTo(later.subList(1, later.size()));
            assertThat(keys(store, Optional.empty()).subList(0, expected.size()))
                    .isEqualTo(expected);
            assertThat(keys(store, Optional.empty()).subList(expected.size(), expected.size() + 2))
                    .containsExactlyInAnyOrder("0/restored", "restored");
        }
    }

    @Test
    default void aForeignMessageIsFoundByItsKeyAndHasNoId() throws IOException {
        try (MessageStore store = newStore()) {
            byte[] octets = octets(500, 9);
            addForeign(store, "old/box/1", octets);
            assertThat(read(store, "old/box/1")).isEqualTo(octets);
            assertThat(store.find("old/box/1").orElseThrow().id()).isEmpty();
            assertThat(store.newest()).isEmpty();
        }
    }

    @Test
    default void keysOfNothingFindNothing() {
        try (MessageStore store = newStore()) {
            keep(store, id(1), new byte[1]);
            for (String key : new String[] {
                "",
                "/",
                ".",
                "..",
                "../x",
                "/etc/passwd",
                "a//b",
                "a/../b",
                "./a",
                "a/",
                "a\0b",
                "\uD83D\uDE00",
                "\uD83D",
                "x".repeat(10_000),
                "a/".repeat(10_000) + "b",
                id(2).text(),
                "2026/11/23/" + id(1).text()
            }) {
                assertThat(store.find(key)).as(key).isEmpty();
            }
        }
    }

    @Test
    default void theNewestIsTheHighestIdWhateverTheOrderOfKeeping() {
        try (MessageStore store = newStore()) {
            assertThat(store.newest()).isEmpty();
            keep(store, id(5), new byte[1]);
            keep(store, id(9), new byte[1]);
            keep(store, id(7), new byte[1]);
            assertThat(store.newest()).contains(id(9));
        }
    }

    @Test
    default void manyWritersAtOnceAreAllKeptWhole() throws Exception {
        try (MessageStore store = newStore()) {
            List<Callable<KeepOutcome>> writers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int number = i;
                writers.add(() -> keep(store, id(number), octets(100 * number, number)));
            }
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<KeepOutcome> outcome : threads.invokeAll(writers)) {
                    assertThat(outcome.get()).isEqualTo(new Kept());
                }
            }
            for (int i = 0; i < 100; i++) {
                assertThat(read(store, id(i).text())).isEqualTo(joined(HEAD, octets(100 * i, i)));
            }
            assertThat(keys(store, Optional.empty())).hasSize(100);
        }
    }

    @Test
    default void nothingStandsInTheWayOfAnEmptyStoreAndAClosedOneKeepsNothing() {
        MessageStore store = newStore();
        assertThat(store.obstacle(0)).isEmpty();
        assertThat(store.obstacle(1_000)).isEmpty();
        store.close();
        store.close();
        assertThat(store.obstacle(0)).contains(StoreFailure.FAULT);
        assertThat(store.keep(id(1), HEAD, new SomeContent(new byte[1]), 0)).isInstanceOf(NotKept.class);
        assertThat(store.find(id(1).text())).isEmpty();
    }
}
