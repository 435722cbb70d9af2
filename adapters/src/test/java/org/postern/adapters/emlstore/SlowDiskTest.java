package org.postern.adapters.emlstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.adapters.emlstore.Disk.message;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.KeepOutcome.NotKept;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.StoreFailure;
import org.postern.application.port.StoredMessage;

/** A disk that does not answer: sessions are answered in time, and what they were told stays true afterwards. */
@Timeout(60)
class SlowDiskTest {
    private static final StoreSettings HASTY = new StoreSettings(
            2, 1, Duration.ofMillis(500), Duration.ofSeconds(1), 1_000, 10_000, 0, 1, Duration.ofMillis(1));

    private final Disk disk = new Disk();

    private static KeepOutcome keep(EmlStore store, Written message) {
        return store.keep(message.id(), message.head(), message, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "write", "force", "link", "sync", "syncing"})
    void aMessageThatTookTooLongIsNotKeptEvenWhenTheDiskComesBack(String operation) throws Exception {
        try (EmlStore store = disk.open(HASTY)) {
            assertThat(keep(store, message(0, 100))).isEqualTo(new Kept());
            Written message = message(1, 100);
            disk.hang(operation);
            assertThat(keep(store, message))
                    .isEqualTo(new NotKept(StoreFailure.FAULT, "the disk did not answer within PT0.5S"));
            assertThat(store.find(message.id().text())).isEmpty();
            try (Stream<StoredMessage> messages = store.messages(Optional.empty())) {
                assertThat(messages).hasSize(1);
            }
            if (!operation.equals("link")) {
                assertThat(store.obstacle(0)).contains(StoreFailure.FAULT);
            }
            disk.letGo();
            Awaiting.until(() -> store.obstacle(0).isEmpty());
            assertThat(keep(store, message(2, 100))).isEqualTo(new Kept());
            assertThat(store.find(message.id().text())).isEmpty();
            assertThat(store.newest()).contains(message(2, 100).id());
        }
        assertThat(disk.files().list(StoreNames.TEMPORARY)).isEmpty();
        assertThat(disk.files().list("2026/11/23")).hasSize(2);
    }

    /** Many large messages at once: each waits longer than one that hangs may. */
    @Test
    void aDiskThatIsOnlyBusyIsWaitedFor() throws Exception {
        StoreSettings settings = new StoreSettings(
                1, 100, Duration.ofMillis(1_500), Duration.ofSeconds(20), 1_000, 10_000, 0, 1, Duration.ofMillis(1));
        try (EmlStore store = disk.open(settings);
                ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            disk.slow("force", Duration.ofMillis(200));
            List<Future<KeepOutcome>> outcomes = IntStream.range(0, 15)
                    .mapToObj(i -> sessions.submit(() -> keep(store, message(i, 10))))
                    .toList();
            for (Future<KeepOutcome> outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo(new Kept());
            }
            assertThat(store.obstacle(0)).isEmpty();
        }
    }

    @Test
    void aMessageThatHangsWhileOthersGoOnIsGivenUpToo() throws Exception {
        try (EmlStore store = disk.open(HASTY);
                ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch held = disk.hang("create");
            Future<KeepOutcome> hanging = sessions.submit(() -> keep(store, message(0, 10)));
            Awaiting.until(() -> disk.holds("create"));
            disk.hangNoMore("create");
            for (int number = 1; !hanging.isDone(); number++) {
                keep(store, message(number, 10));
            }
            assertThat(hanging.get()).isEqualTo(new NotKept(StoreFailure.FAULT, "the disk was busy for PT1S"));
            held.countDown();
        }
    }

    /** The free room is asked for at every MAIL, and known without the disk. */
    @Test
    void aDiskThatOnlyAnswersWhatCostsNothingIsNotBusy() throws Exception {
        try (EmlStore store = disk.open(HASTY);
                ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            disk.hang("write");
            Future<KeepOutcome> hanging = sessions.submit(() -> keep(store, message(0, 10)));
            Awaiting.until(() -> disk.holds("write"));
            while (!hanging.isDone()) {
                sessions.submit(() -> store.find("nothing of that name")).get();
            }
            assertThat(hanging.get())
                    .isEqualTo(new NotKept(StoreFailure.FAULT, "the disk did not answer within PT0.5S"));
            disk.letGo();
        }
    }

    @Test
    void whenTooMuchWaitsTheStoreIsBusyAtOnce() throws Exception {
        StoreSettings patient = new StoreSettings(
                1, 1, Duration.ofSeconds(20), Duration.ofSeconds(20), 1_000, 10_000, 0, 1, Duration.ofMillis(1));
        try (EmlStore store = disk.open(patient);
                ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            disk.hang("write");
            List<Future<KeepOutcome>> outcomes = new ArrayList<>();
            outcomes.add(sessions.submit(() -> keep(store, message(0, 10))));
            Awaiting.until(() -> disk.holds("write"));
            assertThat(store.obstacle(0)).isEmpty();
            outcomes.add(sessions.submit(() -> keep(store, message(1, 10))));
            Awaiting.until(() -> store.obstacle(0).isPresent());
            assertThat(store.obstacle(0)).contains(StoreFailure.BUSY);
            List<Future<KeepOutcome>> more = new ArrayList<>();
            for (int i = 2; i < 5; i++) {
                Written message = message(i, 10);
                FutureTask<KeepOutcome> keeping = new FutureTask<>(() -> keep(store, message));
                Thread session = Thread.ofVirtual().start(keeping);
                Awaiting.until(() -> keeping.isDone() || session.getState() == Thread.State.WAITING);
                more.add(keeping);
            }
            assertThat(more.stream().filter(Future::isDone)).hasSize(2);
            disk.letGo();
            for (Future<KeepOutcome> outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo(new Kept());
            }
            int busy = 0;
            for (Future<KeepOutcome> outcome : more) {
                busy += outcome.get() instanceof NotKept not && not.failure() == StoreFailure.BUSY ? 1 : 0;
            }
            assertThat(busy).isEqualTo(2);
            assertThat(store.obstacle(0)).isEmpty();
        }
    }

    @Test
    void noVirtualThreadEverTouchesTheDiskToWrite() throws Exception {
        try (EmlStore store = disk.open(TestSettings.SMALL);
                ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<byte[]> read = sessions.submit(() -> {
                try (MailDataSpool spool = store.spool()) {
                    assertThat(spool.append(new byte[200_000], 0, 200_000)).isEmpty();
                    assertThat(store.keep(message(1, 1).id(), new byte[0], spool, 0))
                            .isEqualTo(new Kept());
                }
                StoredMessage kept = store.find(message(1, 1).id().text()).orElseThrow();
                try (InputStream octets = kept.open()) {
                    return octets.readAllBytes();
                }
            });
            assertThat(read.get()).hasSize(200_000);
        }
        assertThat(disk.done).anyMatch(step -> step.startsWith("write .postern/tmp/spool-"));
        assertThat(disk.onVirtualThreads).isEmpty();
    }

    @Test
    void aSpoolOnADiskThatHangsGivesUpAndLeavesNothing() throws Exception {
        try (EmlStore store = disk.open(HASTY);
                ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            disk.hang("create");
            Future<Optional<StoreFailure>> failure = sessions.submit(() -> {
                try (MailDataSpool spool = store.spool()) {
                    Optional<StoreFailure> first = spool.append(new byte[5_000], 0, 5_000);
                    assertThat(spool.append(new byte[1], 0, 1)).isEqualTo(first);
                    return first;
                }
            });
            assertThat(failure.get()).contains(StoreFailure.FAULT);
            disk.letGo();
            Awaiting.until(() -> store.obstacle(0).isEmpty() && isEmpty(StoreNames.TEMPORARY));
        }
    }

    private boolean isEmpty(String folder) {
        try {
            return disk.files().list(folder).isEmpty();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
