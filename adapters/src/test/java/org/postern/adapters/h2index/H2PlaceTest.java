package org.postern.adapters.h2index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.application.index.IndexUpkeep;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexQuery;
import org.postern.application.port.MessageIndex;
import org.postern.testkit.index.MailShelf;
import org.postern.testkit.index.SomeMail;

/** What may have become of the files of the index, and that none of it matters for long. */
final class H2PlaceTest {
    @TempDir
    Path data = Path.of("");

    private final MailShelf shelf = new MailShelf();
    private Path folder = data;
    private Path file = data;
    private H2Place place = new H2Place(data, InstantSource.system());

    @BeforeEach
    void places() {
        folder = data.resolve("index");
        file = folder.resolve("index.mv.db");
        place = new H2Place(folder, InstantSource.system());
        SomeMail mail = new SomeMail(1);
        for (int i = 0; i < 200; i++) {
            shelf.put(SomeMail.id(i).text(), mail.kept(SomeMail.id(i)));
        }
    }

    private void fill() {
        IndexUpkeep upkeep = new IndexUpkeep(shelf, place, 10, event -> {}, System::nanoTime);
        assertThat(upkeep.turn()).isEmpty();
        upkeep.finish();
    }

    private void assertMadeAgainWithin(int turns) throws IndexFault {
        IndexUpkeep upkeep = new IndexUpkeep(shelf, place, 10, event -> {}, System::nanoTime);
        boolean done = IntStream.range(0, turns).anyMatch(turn -> upkeep.turn().isEmpty());
        assertThat(done)
                .as("current after %d turns, %s", turns, upkeep.status())
                .isTrue();
        assertThat(upkeep.lookup().orElseThrow().find(IndexQuery.newest(1_000))).hasSize(200);
        upkeep.finish();
    }

    private List<Path> setAside() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(path -> path.getFileName().toString().startsWith("index.corrupt."))
                    .toList();
        }
    }

    private static IndexFault.Kind kindOfOpening(H2Place place) {
        try (MessageIndex index = place.open()) {
            throw new AssertionError("it opened: " + index);
        } catch (IndexFault fault) {
            return fault.kind();
        }
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IndexFault, IOException {
        fill();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList()).containsExactly(file);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing",
                "empty",
                "garbage",
                "zeroes",
                "half",
                "two blocks",
                "first block",
                "a few octets",
                "a folder"
            })
    void whateverBecameOfItsFileItIsMadeAgain(String what) throws IndexFault, IOException {
        fill();
        damage(what);
        assertMadeAgainWithin(3);
        switch (what) {
            case "missing", "empty" -> assertThat(setAside()).isEmpty();
            case "half" ->
                assertThat(setAside()).as("it may open as it once was").hasSizeLessThan(2);
            default -> assertThat(setAside()).hasSize(1);
        }
    }

    private void damage(String what) throws IOException {
        byte[] noise = new byte[60_000];
        if (what.equals("garbage")) {
            new SplittableRandom(3).nextBytes(noise);
        }
        switch (what) {
            case "missing" -> Files.delete(file);
            case "empty" -> cutTo(0);
            case "half" -> cutTo(Files.size(file) / 2);
            case "two blocks" -> cutTo(8_192);
            case "first block" -> cutTo(4_096);
            case "a few octets" -> cutTo(100);
            case "a folder" -> {
                Files.delete(file);
                Files.createDirectory(file);
                Files.createFile(file.resolve("x"));
            }
            default -> Files.write(file, noise);
        }
    }

    private void cutTo(long octets) throws IOException {
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(octets);
        }
    }

    @Test
    void oneThatOpensWithoutItsTablesIsNotGivenNewOnes() throws IOException {
        fill();
        cutTo(8_192);
        assertThat(kindOfOpening(place)).isEqualTo(IndexFault.Kind.DAMAGED);
    }

    private void inDatabase(String sql) throws SQLException {
        String url = "jdbc:h2:" + folder.resolve("index") + ";DB_CLOSE_ON_EXIT=FALSE";
        try (Connection connection = DriverManager.getConnection(url, "postern", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into \"flyway_schema_history\" values (99, '99', 'of a newer version', 'SQL', 'V99__x.sql', 1,"
                        + " 'POSTERN', current_timestamp, 1, true)",
                "update \"flyway_schema_history\" set \"success\" = false",
                "update \"flyway_schema_history\" set \"checksum\" = 7",
                "drop table \"flyway_schema_history\"",
                "drop table message"
            })
    void aSchemaThatIsNotOursIsSetAsideAndMadeAgain(String sql) throws Exception {
        fill();
        inDatabase(sql);
        assertThat(kindOfOpening(place)).isEqualTo(IndexFault.Kind.DAMAGED);
        assertMadeAgainWithin(2);
        assertThat(setAside()).hasSize(1);
    }

    @Test
    void aTableThatIsMissingIsNoticedAtWorkAndEverythingMadeAgain() throws Exception {
        fill();
        inDatabase("drop table high_water");
        shelf.remove(SomeMail.id(0).text());
        shelf.put(SomeMail.id(1_000).text(), new SomeMail(2).kept(SomeMail.id(1_000)));
        assertMadeAgainWithin(3);
    }

    @Test
    void oneThatAnotherProcessHasIsLeftAloneAndSaysSo() throws Exception {
        fill();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsIndex.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('o');
            assertThat(kindOfOpening(place)).isEqualTo(IndexFault.Kind.IN_USE);
            IndexUpkeep upkeep = new IndexUpkeep(shelf, place, 10, event -> {}, System::nanoTime);
            upkeep.turn();
            upkeep.turn();
            assertThat(setAside()).isEmpty();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertMadeAgainWithin(1);
    }

    /** H2 leaves a file locked whose reading made it throw: nobody else has it, and nobody will let it go. */
    @Test
    void oneThatThisProcessLeftLockedIsSetAsideAndMadeAgain() throws Exception {
        fill();
        try (FileChannel left = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(left.tryLock()).isNotNull();
            assertThat(kindOfOpening(place)).isEqualTo(IndexFault.Kind.FAILED);
            assertMadeAgainWithin(3);
            assertThat(setAside()).hasSize(1);
        }
    }

    @Test
    void ofThoseSetAsideTheNewestThreeAreKept() throws Exception {
        for (int i = 0; i < 5; i++) {
            long second = i;
            H2Place then = new H2Place(folder, () -> Instant.ofEpochSecond(second));
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("file"), "x");
            then.setAside();
        }
        assertThat(setAside())
                .extracting(path -> path.getFileName().toString())
                .containsExactlyInAnyOrder(
                        "index.corrupt.19700101T000002000Z",
                        "index.corrupt.19700101T000003000Z",
                        "index.corrupt.19700101T000004000Z");
    }

    @Test
    void aPathThatH2CannotTakeIsAFaultAndNotAnotherFile() {
        H2Place odd = new H2Place(data.resolve("a;b"), InstantSource.system());
        assertThatThrownBy(odd::open).isInstanceOf(IndexFault.class).hasMessageContaining("semicolon");
    }

    @Test
    void aFileThatIsALinkElsewhereIsNotFollowed() throws IOException {
        Files.createDirectories(folder);
        Path elsewhere = Files.createFile(data.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);
        assertThat(kindOfOpening(place)).isEqualTo(IndexFault.Kind.DAMAGED);
        assertThat(elsewhere).isEmptyFile();
    }
}
