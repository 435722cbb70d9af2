package org.postern.adapters.emlstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.adapters.emlstore.Disk.message;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.KeepOutcome.NotKept;
import org.postern.application.port.StoreFailure;
import org.postern.application.port.StoredMessage;

/** What is answered while the disk fails, and that nothing has to be done when it works again. */
class FaultTest {
    private final Disk disk = new Disk();

    private static KeepOutcome keep(EmlStore store, Written message) {
        return store.keep(message.id(), message.head(), message, 0);
    }

    private static long visible(EmlStore store) {
        try (Stream<StoredMessage> messages = store.messages(Optional.empty())) {
            return messages.count();
        }
    }

    private static void recovers(EmlStore store) {
        Awaiting.until(() -> store.obstacle(0).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "create, No space left on device, FULL",
        "create, Disk quota exceeded, FULL",
        "write, No space left on device, FULL",
        "force, No space left on device, FULL",
        "mkdir, No space left on device, FULL",
        "link, No space left on device, FULL",
        "syncing, No space left on device, FULL",
        "create, Read-only file system, FAULT",
        "write, Input/output error, FAULT",
        "force, Input/output error, FAULT",
        "forcing, Input/output error, FAULT",
        "mkdir, Read-only file system, FAULT",
        "link, Input/output error, FAULT",
        "syncing, Input/output error, FAULT",
    })
    void whatTheDiskRefusesIsNotKeptUntilItWorksAgain(String operation, String words, StoreFailure failure)
            throws IOException, StoreRefused {
        try (EmlStore store = disk.open(TestSettings.SMALL)) {
            disk.fail(operation, words);
            assertThat(keep(store, message(1, 100)))
                    .isInstanceOfSatisfying(
                            NotKept.class, not -> assertThat(not.failure()).isEqualTo(failure));
            assertThat(visible(store)).isZero();
            if (!operation.equals("mkdir") && !operation.equals("link")) {
                assertThat(store.obstacle(0)).contains(failure);
                assertThat(keep(store, message(2, 100))).isInstanceOf(NotKept.class);
            }
            disk.heal();
            recovers(store);
            assertThat(keep(store, message(3, 100))).isEqualTo(new Kept());
            assertThat(visible(store)).isEqualTo(1);
        }
        assertThat(disk.files().list(StoreNames.TEMPORARY)).isEmpty();
    }

    @Test
    void aFileWhoseSyncFailedIsNeverSyncedAgain() throws StoreRefused {
        try (EmlStore store = disk.open(TestSettings.SMALL)) {
            disk.fail("forcing", "Input/output error");
            assertThat(keep(store, message(1, 100))).isInstanceOf(NotKept.class);
            disk.heal();
            recovers(store);
            String part = StoreNames.part(message(1, 100).id());
            assertThat(disk.done).filteredOn(("force " + part)::equals).hasSize(1);
            assertThat(disk.done)
                    .doesNotContain("link " + StoreNames.file(message(1, 100).id()));
        }
    }

    @Test
    void theWholeBatchOfAFailedFolderSyncIsWithdrawn() throws Exception {
        try (EmlStore store = disk.open(TestSettings.SMALL);
                ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(keep(store, message(0, 100))).isEqualTo(new Kept());
            CountDownLatch first = disk.hang("syncing");
            List<Future<KeepOutcome>> outcomes = new ArrayList<>();
            outcomes.add(sessions.submit(() -> keep(store, message(1, 100))));
            Awaiting.until(() -> disk.holds("syncing"));
            for (int i = 2; i < 7; i++) {
                Written message = message(i, 100);
                outcomes.add(sessions.submit(() -> keep(store, message)));
            }
            Awaiting.until(() -> disk.done.stream()
                            .filter(step -> step.startsWith("link 2026"))
                            .count()
                    == 7);
            disk.fail("syncing", "Input/output error");
            disk.letGo();
            first.countDown();
            for (Future<KeepOutcome> outcome : outcomes) {
                assertThat(outcome.get()).isInstanceOf(NotKept.class);
            }
            assertThat(visible(store)).isEqualTo(1);
            disk.heal();
            recovers(store);
            assertThat(disk.files().list("2026/11/23")).hasSize(1);
        }
    }

    @Test
    void nothingIsKeptWhileTheDiskIsNotTrustedEvenIfItsOwnSyncWentWell() throws Exception {
        try (EmlStore store = disk.open(TestSettings.SMALL);
                ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(keep(store, message(0, 100))).isEqualTo(new Kept());
            disk.hang("syncing");
            Future<KeepOutcome> first = sessions.submit(() -> keep(store, message(1, 100)));
            Awaiting.until(() -> disk.holds("syncing"));
            disk.fail("create", "Input/output error");
            assertThat(keep(store, message(2, 100))).isInstanceOf(NotKept.class);
            disk.letGo();
            assertThat(first.get()).isInstanceOf(NotKept.class);
            assertThat(visible(store)).isEqualTo(1);
            disk.heal();
            recovers(store);
        }
    }

    @Test
    void theDiskIsProbedNoMoreOftenThanTheSettingsSay() {
        AtomicLong nanos = new AtomicLong();
        StoreFiles files = disk.files();
        disk.fail("create", "Input/output error");
        Health health = new Health(files, new Debris(files), Duration.ofSeconds(5), nanos::get);
        health.suspect(StoreFailure.FAULT, "a test");
        for (int i = 0; i < 100; i++) {
            assertThat(health.isTrusted()).isFalse();
        }
        assertThat(disk.done).filteredOn(step -> step.startsWith("create")).hasSize(1);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(health.isTrusted()).isFalse();
        assertThat(disk.done).filteredOn(step -> step.startsWith("create")).hasSize(2);
    }

    @Test
    void belowTheReserveMailIsDeferredBeforeItsDataMove() throws StoreRefused {
        StoreSettings settings = new StoreSettings(
                2,
                8,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                1_000,
                10_000,
                50_000,
                10_000,
                Duration.ofMillis(1));
        AtomicLong nanos = new AtomicLong();
        try (EmlStore store = new EmlStore(disk.files(), settings, "", nanos::get)) {
            disk.free(50_000);
            assertThat(store.obstacle(0)).isEmpty();
            disk.free(49_999);
            assertThat(store.obstacle(0)).isEmpty();
            nanos.addAndGet(1_000_000_000);
            assertThat(store.obstacle(0)).contains(StoreFailure.FULL);
            disk.free(50_000);
            nanos.addAndGet(1_000_000_000);
            assertThat(store.obstacle(40_000)).contains(StoreFailure.FULL);
            List<AutoCloseable> open = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                open.add(store.spool());
            }
            assertThat(store.obstacle(0)).contains(StoreFailure.FULL);
            assertThat(store.obstacle(1)).isEmpty();
            close(open);
            assertThat(store.obstacle(0)).isEmpty();
        }
    }

    private static void close(List<AutoCloseable> open) {
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (Exception never) {
                throw new IllegalStateException(never);
            }
        }
    }
}
