package org.postern.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.postern.testkit.store.StoreOnTrial.fill;
import static org.postern.testkit.store.StoreOnTrial.id;
import static org.postern.testkit.store.StoreOnTrial.joined;
import static org.postern.testkit.store.StoreOnTrial.keys;
import static org.postern.testkit.store.StoreOnTrial.octets;
import static org.postern.testkit.store.StoreOnTrial.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.KeepOutcome.NotKept;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.MessageStore;
import org.postern.domain.smtp.TransactionId;

/** What every store of messages must do with mail data on their way in, from a spool or from elsewhere. */
public interface MailDataContract extends StoreOnTrial {

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
    default void contentShorterThanItSaysIsNotKept() {
        try (MessageStore store = newStore()) {
            SomeContent content = new SomeContent(new byte[100], 101);
            assertThat(store.keep(id(1), HEAD, content, 0)).isInstanceOf(NotKept.class);
            assertThat(store.find(id(1).text())).isEmpty();
            assertThat(keys(store, Optional.empty())).isEmpty();
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
}
