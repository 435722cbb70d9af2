package org.postern.adapters.emlstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.adapters.emlstore.Disk.message;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.RemoveOutcome;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.domain.smtp.TransactionId;

/** What is taken away is gone from the disk, and comes back neither from a backup nor from the failure of a disk. */
class RemovalTest {
    @TempDir(factory = BuildFolder.class)
    Path folder;

    private final Disk disk = new Disk();

    private Path root() {
        return folder.resolve("emails");
    }

    private static KeepOutcome keep(EmlStore store, Written message) {
        return store.keep(message.id(), message.head(), message, 0);
    }

    private static List<TransactionId> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> message(i, 1).id()).toList();
    }

    private static List<String> seen(StoredMessages store) {
        try (Stream<StoredMessage> messages = store.messages(Optional.empty())) {
            return messages.map(StoredMessage::key).toList();
        }
    }

    @Test
    void aTombstoneIsAFileOfIdsAndNothingElse() throws Exception {
        try (EmlStore store = EmlStore.open(root(), TestSettings.SMALL)) {
            for (int i = 0; i < 3; i++) {
                assertThat(keep(store, message(i, 100))).isEqualTo(new Kept());
            }
            store.remove(List.of(message(2, 1).id(), message(1, 1).id()));
            String lowest = message(1, 1).id().text();
            assertThat(root().resolve(".postern/tombstones").resolve(lowest))
                    .hasContent(lowest + "\n" + message(2, 1).id().text() + "\n");
            assertThat(root().resolve("2026/11/23").toFile().list()).hasSize(1);
            assertThat(root().resolve(".postern/tmp")).isEmptyDirectory();
        }
    }

    @Test
    void aFileThatIsPutBackIsNotSeenAndGoesAtTheNextStart() throws Exception {
        Path backup = folder.resolve("backup.eml");
        Path file = root().resolve(StoreNames.file(message(1, 1).id()));
        try (EmlStore store = EmlStore.open(root(), TestSettings.SMALL)) {
            keep(store, message(1, 100));
            keep(store, message(2, 100));
            Files.copy(file, backup);
            store.remove(List.of(message(1, 1).id()));
            Files.copy(backup, file, StandardCopyOption.REPLACE_EXISTING);
            assertThat(seen(store)).containsExactly(message(2, 1).id().text());
            assertThat(store.find(message(1, 1).id().text())).isEmpty();
            assertThat(store.remove(List.of(message(1, 1).id())).gone()).isEmpty();
        }
        assertThat(seen(EmlStore.openToRead(root())))
                .containsExactly(message(2, 1).id().text());
        assertThat(file).exists();
        EmlStore.open(root(), TestSettings.SMALL).close();
        assertThat(file).doesNotExist();
    }

    @Test
    void idsGoOnBehindTheHighestThatIsGone() throws Exception {
        try (EmlStore store = EmlStore.open(root(), TestSettings.SMALL)) {
            ids(0, 5).forEach(id -> keep(store, new Written(id, new SplittableRandom(1), 1)));
            store.remove(ids(1, 5));
        }
        try (EmlStore store = EmlStore.open(root(), TestSettings.SMALL)) {
            assertThat(store.newest()).contains(message(4, 1).id());
        }
    }

    @Test
    void whateverOperationFailsEachIsThereOrGoneAndNobodyHasToRepairAnything() throws Exception {
        int operations = operationsOfARemoval();
        assertThat(operations).isGreaterThan(8);
        for (int failing = 1; failing <= operations; failing++) {
            Disk failed = new Disk();
            try (EmlStore store = failed.open(TestSettings.SMALL)) {
                for (int i = 0; i < 4; i++) {
                    assertThat(keep(store, message(i, 100))).isEqualTo(new Kept());
                }
                failed.failAfter(failing - 1, "Input/output error");
                RemoveOutcome outcome = store.remove(ids(0, 3));
                failed.heal();
                assertThat(outcome.gone().isEmpty() || outcome.gone().size() == 3)
                        .as("operation %d", failing)
                        .isTrue();
                assertThat(seen(store))
                        .as("operation %d", failing)
                        .hasSize(4 - outcome.gone().size());
                Awaiting.until(() -> store.obstacle(0).isEmpty());
                assertThat(keep(store, message(9, 100))).isEqualTo(new Kept());
                assertThat(store.remove(ids(0, 3)).gone())
                        .hasSize(3 - outcome.gone().size());
                assertThat(failed.files().list("2026/11/23"))
                        .as("operation %d", failing)
                        .hasSize(2);
            }
        }
    }

    private int operationsOfARemoval() throws StoreRefused {
        try (EmlStore store = disk.open(TestSettings.SMALL)) {
            for (int i = 0; i < 4; i++) {
                keep(store, message(i, 100));
            }
            int before = disk.done.size();
            assertThat(store.remove(ids(0, 3)).fault()).isEmpty();
            return disk.done.size() - before;
        }
    }

    @Test
    void whatIsJustBeingKeptIsNotTakenAway() throws Exception {
        try (EmlStore store = disk.open(TestSettings.SMALL);
                ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            keep(store, message(0, 100));
            disk.hang("syncing");
            Future<KeepOutcome> under = sessions.submit(() -> keep(store, message(1, 100)));
            Awaiting.until(() -> disk.holds("syncing"));
            assertThat(store.remove(ids(1, 2))).isEqualTo(new RemoveOutcome(List.of(), Optional.empty()));
            disk.letGo();
            assertThat(under.get()).isEqualTo(new Kept());
            assertThat(seen(store)).hasSize(2);
        }
    }

    @Test
    void aVirtualThreadThatRemovesHoldsNoCarrier() throws Exception {
        try (EmlStore store = disk.open(TestSettings.SMALL);
                ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            keep(store, message(0, 100));
            assertThat(sessions.submit(() -> store.remove(ids(0, 1))).get().gone())
                    .hasSize(1);
            assertThat(disk.onVirtualThreads).isEmpty();
        }
    }
}
