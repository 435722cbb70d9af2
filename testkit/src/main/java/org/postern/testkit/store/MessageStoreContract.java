package org.postern.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.KeepOutcome.NotKept;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.MessageStore;
import org.postern.application.port.StoreFailure;
import org.postern.application.port.StoredMessage;
import org.postern.domain.smtp.TransactionId;

/** What every store of messages must do. */
public interface MessageStoreContract {
    Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    byte[] HEAD = "Return-Path: <a@example.com>\r\n".getBytes(StandardCharsets.US_ASCII);

    /** A new, empty store; the test closes it. */
    MessageStore newStore();

    /** Puts a message into that store by other hands. */
    void addForeign(MessageStore store, String key, byte[] octets);

    /** So many octets that a spool does not hold them in memory, if it ever does otherwise. */
    int largeLength();

    private static TransactionId id(int number) {
        return TransactionId.of(NOON, 0, number);
    }

    private static byte[] octets(int length, long seed) {
        byte[] octets = new byte[length];
        new SplittableRandom(seed).nextBytes(octets);
        return octets;
    }

    private static byte[] joined(byte[] head, byte[] rest) {
        byte[] whole = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, whole, head.length, rest.length);
        return whole;
    }

    private static void fill(MailDataSpool spool, byte[] octets, int piece) {
        for (int at = 0; at < octets.length; at += piece) {
            assertThat(spool.append(octets, at, Math.min(piece, octets.length - at)))
                    .isEmpty();
        }
    }

    private static KeepOutcome keep(MessageStore store, TransactionId id, byte[] content) {
        try (MailDataSpool spool = store.spool()) {
            fill(spool, content, 8_192);
            return store.keep(id, HEAD, spool, 0);
        }
    }

    private static byte[] read(MessageStore store, String key) throws IOException {
        StoredMessage message = store.find(key).orElseThrow();
        try (InputStream file = message.open()) {
            byte[] octets = file.readAllBytes();
            assertThat(message.size()).isEqualTo(octets.length);
            assertThat(message.key()).isEqualTo(key);
            return octets;
        }
    }

    private static List<String> keys(MessageStore store, Optional<TransactionId> since) {
        try (Stream<StoredMessage> messages = store.messages(since)) {
            return messages.map(StoredMessage::key).toList();
        }
    }

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
    default void theContentIsKeptFromTheGivenOctetOn() throws IOException {
        try (MessageStore store = newStore()) {
            int number = 0;
            for (int length : new int[] {5_000, largeLength() + 70_001}) {
                byte[] content = octets(length, 2);
                for (int from : new int[] {0, 1, 4_500, length - 1, length}) {
                    TransactionId id = id(number++);
                    try (MailDataSpool spool = store.spool()) {
                        fill(spool, content, 5_000);
                        assertThat(store.keep(id, HEAD, spool, from)).isEqualTo(new Kept());
                    }
                    assertThat(read(store, id.text()))
                            .isEqualTo(joined(HEAD, Arrays.copyOfRange(content, from, length)));
                }
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
    default void contentFromElsewhereIsKeptAsWell() throws IOException {
        try (MessageStore store = newStore()) {
            byte[] content = octets(largeLength() + 3, 3);
            assertThat(store.keep(id(1), HEAD, new SomeContent(content), 1)).isEqualTo(new Kept());
            assertThat(read(store, id(1).text()))
                    .isEqualTo(joined(HEAD, Arrays.copyOfRange(content, 1, content.length)));
        }
    }

    @Test
    default void contentShorterThanItSaysIsNotKept() {
        try (MessageStore store = newStore()) {
            SomeContent content = new SomeContent(new byte[100], 101);
            assertThat(store.keep(id(1), HEAD, content, 0)).isInstanceOf(NotKept.class);
            assertThat(store.find(id(1).text())).isEmpty();
            assertThat(keys(store, Optional.empty())).isEmpty();
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
    default void aSpoolIsReadAnyNumberOfTimesFromAnyThread() throws Exception {
        try (MessageStore store = newStore();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int length : new int[] {10_000, largeLength() + 12_345}) {
                byte[] content = octets(length, 6);
                try (MailDataSpool spool = store.spool()) {
                    fill(spool, content, 7_777);
                    assertThat(spool.size()).isEqualTo(length);
                    List<Future<byte[]>> readers = new ArrayList<>();
                    for (int i = 0; i < 8; i++) {
                        readers.add(threads.submit(() -> spool.open().readAllBytes()));
                    }
                    for (Future<byte[]> reader : readers) {
                        assertThat(reader.get()).isEqualTo(content);
                    }
                }
            }
        }
    }

    @Test
    default void aSpoolThatIsClosedGivesNothingAndMayBeClosedAgain() {
        try (MessageStore store = newStore()) {
            for (int length : new int[] {100, largeLength() + 100}) {
                MailDataSpool spool = store.spool();
                fill(spool, octets(length, 7), 50_000);
                spool.close();
                spool.close();
                assertThatThrownBy(() -> spool.open().close()).isInstanceOf(IOException.class);
                assertThat(store.keep(id(length), HEAD, spool, 0)).isInstanceOf(NotKept.class);
                assertThat(store.find(id(length).text())).isEmpty();
            }
        }
    }

    @Test
    default void whatIsSpooledIsNoMessage() {
        try (MessageStore store = newStore();
                MailDataSpool spool = store.spool()) {
            fill(spool, octets(largeLength() + 1, 8), 9_000);
            assertThat(keys(store, Optional.empty())).isEmpty();
            assertThat(store.newest()).isEmpty();
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
