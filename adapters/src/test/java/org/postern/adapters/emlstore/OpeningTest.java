package org.postern.adapters.emlstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.KeepOutcome.NotKept;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.domain.smtp.TransactionId;

/** Opening a store on a real file system: what is refused, what is left alone, what is cleared away. */
class OpeningTest {
    @TempDir(factory = BuildFolder.class)
    Path folder;

    private Path root() {
        return folder.resolve("emails");
    }

    private EmlStore open() throws StoreRefused {
        return EmlStore.open(root(), TestSettings.SMALL);
    }

    private static KeepOutcome keep(EmlStore store, Written message) {
        return store.keep(message.id(), message.head(), message, 0);
    }

    private void isRefused(String words) {
        assertThatThrownBy(this::open).isInstanceOf(StoreRefused.class).hasMessageContaining(words);
    }

    private static void chmod(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void aSecondServerIsRefusedAndTheFirstUnharmed() throws Exception {
        try (EmlStore first = open()) {
            isRefused("One server at a time");
            isRefused("One server at a time");
            assertThat(ChildServer.run(root(), "")).contains("another server has it open (process ");
            assertThat(keep(first, Disk.message(1, 100))).isEqualTo(new Kept());
        }
        try (EmlStore second = open()) {
            assertThat(keep(second, Disk.message(2, 100))).isEqualTo(new Kept());
        }
    }

    @Test
    void withoutAnyUmaskOrLocaleFilesAndFoldersAreTheOwnersOnly() throws Exception {
        assertThat(ChildServer.run(root(), "umask 0;")).contains("Kept[]");
        try (Stream<Path> all = Files.walk(root())) {
            assertThat(all.toList())
                    .hasSizeGreaterThan(7)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void aReaderNeedsNoLockAndChangesNothing() throws Exception {
        try (EmlStore server = open()) {
            assertThat(keep(server, Disk.message(1, 100))).isEqualTo(new Kept());
            StoredMessages reader = EmlStore.openToRead(root());
            assertThat(reader.newest()).contains(Disk.message(1, 100).id());
            assertThat(reader.find(Disk.message(1, 100).id().text())).isPresent();
            try (Stream<StoredMessage> messages = reader.messages(Optional.empty())) {
                assertThat(messages).hasSize(1);
            }
        }
        Path absent = folder.resolve("absent");
        assertThatThrownBy(() -> EmlStore.openToRead(absent))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("There is no store");
        assertThat(absent).doesNotExist();
    }

    @Test
    void whatANewerServerWroteIsRefused() throws Exception {
        open().close();
        Path format = root().resolve(StoreNames.FORMAT);
        assertThat(format).hasContent("postern store 1");
        Files.writeString(format, "postern store 2\n\u001b[31m");
        isRefused("has the format \"postern store 2??[31m\", this server knows \"postern store 1\"");
        assertThatThrownBy(() -> EmlStore.openToRead(root())).isInstanceOf(StoreRefused.class);
        Files.writeString(format, "");
        isRefused("has the format");
    }

    @Test
    void aLeftoverThatCannotBeRemovedIsNamedAndWhatIsUnderWayIsNot() throws Exception {
        open().close();
        String stays = StoreNames.TEMPORARY + "/a folder";
        Files.createDirectories(root().resolve(stays).resolve("not empty"));
        String goes = StoreNames.TEMPORARY + "/spool-1";
        Files.writeString(root().resolve(goes), "x");
        assertThat(EmlStore.openToRead(root()).leftovers()).containsExactly(stays, goes);
        try (EmlStore store = open();
                MailDataSpool spool = store.spool()) {
            byte[] more = new byte[2 * TestSettings.SMALL.spoolMemory()];
            assertThat(spool.append(more, 0, more.length)).isEmpty();
            assertThat(EmlStore.openToRead(root()).leftovers()).hasSize(2);
            assertThat(store.leftovers()).containsExactly(stays);
        }
    }

    @Test
    void whatIsLeftOfMessagesThatWereNotKeptIsRemoved() throws Exception {
        open().close();
        Path temporary = root().resolve(StoreNames.TEMPORARY);
        Files.writeString(temporary.resolve("spool-1"), "x");
        Files.writeString(temporary.resolve("01ARZ3NDEKTSV4RRFFQ69G5FAV.part"), "x");
        open().close();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void theNewestIdIsFoundInTheNewestFolderThatHasOne() throws Exception {
        TransactionId newest = Disk.message(7, 1).id();
        try (EmlStore store = open()) {
            assertThat(store.newest()).isEmpty();
            keep(store, Disk.message(7, 1));
            keep(store, Disk.message(3, 1));
            for (String day : new String[] {"2025-12-31", "2026-02-28", "2026-11-22"}) {
                Instant morning = Instant.parse(day + "T08:00:00Z");
                keep(store, new Written(TransactionId.of(morning, 9, 9), new SplittableRandom(1), 1));
            }
        }
        Files.createDirectories(root().resolve("2027/01/01"));
        Files.writeString(root().resolve("2027/01/01/note.eml"), "x");
        Files.writeString(root().resolve("2027/01/01/" + newest + ".eml"), "not of this day");
        try (EmlStore store = open()) {
            assertThat(store.newest()).contains(newest);
        }
    }

    @Test
    void aFolderThatEveryoneMayWriteToIsRefused() throws Exception {
        Files.createDirectory(root());
        chmod(root(), "rwxrwxrwx");
        isRefused("can be written by everyone");
        chmod(root(), "rwx------");
        chmod(folder, "rwxrwxrwx");
        isRefused("can be written by everyone");
        chmod(folder, "rwx------");
        open().close();
        chmod(root().resolve(StoreNames.TEMPORARY), "rwxrwxrwx");
        isRefused("can be written by everyone");
    }

    @Test
    void aSymbolicLinkInTheWayIsRefused() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(root(), real);
        isRefused("is a symbolic link");
        assertThatThrownBy(() -> EmlStore.open(root().resolve("below"), TestSettings.SMALL))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("is a symbolic link");
        Files.delete(root());
        Files.createDirectory(root());
        Files.createSymbolicLink(root().resolve(StoreNames.HOUSE), real);
        isRefused("is a symbolic link");
        assertThat(real).isEmptyDirectory();
    }

    @Test
    void aSymbolicLinkPlantedUnderATemporaryNameOrADayIsNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path victim = Files.writeString(folder.resolve("victim"), "untouched");
        Written planted = Disk.message(1, 100);
        try (EmlStore store = open()) {
            Files.createSymbolicLink(root().resolve(StoreNames.part(planted.id())), victim);
            assertThat(keep(store, planted)).isInstanceOf(NotKept.class);
            assertThat(victim).hasContent("untouched");
            Files.createSymbolicLink(root().resolve("2026"), elsewhere);
            assertThat(keep(store, Disk.message(2, 100))).isInstanceOf(NotKept.class);
            assertThat(elsewhere).isEmptyDirectory();
            Files.delete(root().resolve("2026"));
            Awaiting.until(() -> store.obstacle(0).isEmpty());
            assertThat(keep(store, Disk.message(3, 100))).isEqualTo(new Kept());
        }
    }

    @Test
    void aFilePlantedUnderATemporaryNameIsLeftAlone() throws Exception {
        try (EmlStore store = open()) {
            Path planted = root().resolve(StoreNames.part(Disk.message(1, 1).id()));
            Files.writeString(planted, "planted");
            assertThat(keep(store, Disk.message(1, 1))).isInstanceOf(NotKept.class);
            assertThat(planted).hasContent("planted");
            assertThat(store.obstacle(0)).isEmpty();
        }
    }

    @Test
    void readersFollowNoSymbolicLinkAndSeeNothingOfTheHouse() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret.eml"), "secret");
        try (EmlStore store = open()) {
            Files.createSymbolicLink(root().resolve("link"), outside);
            Files.createSymbolicLink(root().resolve("secret.eml"), outside.resolve("secret.eml"));
            Files.writeString(root().resolve(".postern/house.eml"), "x");
            Files.writeString(root().resolve(".eml"), "x");
            Files.writeString(root().resolve("seen.eml"), "x");
            Files.createDirectory(root().resolve("folder.eml"));
            for (String key : new String[] {"link/secret", "secret", ".postern/house", "folder", "../outside/secret"}) {
                assertThat(store.find(key)).as(key).isEmpty();
            }
            try (Stream<StoredMessage> messages = store.messages(Optional.empty())) {
                assertThat(messages.map(StoredMessage::key)).containsExactly("seen");
            }
        }
    }

    @Test
    void noMessageReplacesAFileThatIsThere() throws Exception {
        Written message = new Written(Disk.message(1, 1).id(), new SplittableRandom(1), 10);
        try (EmlStore store = open()) {
            Path there = root().resolve(StoreNames.file(message.id()));
            Files.createDirectories(there.getParent());
            Files.writeString(there, "restored");
            assertThat(keep(store, message)).isInstanceOf(NotKept.class);
            assertThat(there).hasContent("restored");
            assertThat(store.obstacle(0)).isEmpty();
        }
    }
}
