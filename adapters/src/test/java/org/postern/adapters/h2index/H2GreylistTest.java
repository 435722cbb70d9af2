package org.postern.adapters.h2index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.port.Greylist;
import org.postern.application.port.GreylistFault;
import org.postern.domain.greylist.Acquaintance;
import org.postern.testkit.greylist.GreylistContract;

@Timeout(120)
class H2GreylistTest implements GreylistContract {
    private static final Acquaintance KNOWN =
            new Acquaintance("known.example", NOW, true, NOW.plus(Duration.ofDays(36)));

    @TempDir
    private Path data = Path.of("");

    private final List<H2Greylist> opened = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private Instant now = NOW;
    private volatile Runnable atTheDatabase = () -> {};

    /** Asked by the thread of the database, in the midst of its work. */
    private long nanos() {
        atTheDatabase.run();
        return nanos.get();
    }

    private H2Greylist at(Path folder, int most) {
        H2Greylist greylist = new H2Greylist(folder, most, Duration.ofSeconds(60), () -> now, this::nanos);
        opened.add(greylist);
        return greylist;
    }

    /** Open, as long as that may take here: a question waits for a second only. */
    private H2Greylist ready(Path folder, int most) {
        H2Greylist greylist = at(folder, most);
        assertThat(greylist.awaitOpen(Duration.ofSeconds(60))).isTrue();
        return greylist;
    }

    @Override
    public Greylist greylist(int most) {
        return ready(data.resolve("greylist-" + opened.size()), most);
    }

    @Override
    public void breakDown(Greylist greylist) {
        ((H2Greylist) greylist).close();
    }

    @AfterEach
    void close() {
        opened.forEach(H2Greylist::close);
    }

    private Path folder() {
        return data.resolve("greylist");
    }

    /** By other hands, while no server has it. */
    private void inDatabase(String sql) throws SQLException {
        String url = "jdbc:h2:" + folder().resolve("greylist");
        try (Connection connection = DriverManager.getConnection(url, "postern", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void itRemembersFromOneServerToTheNextAndNobodyElseReadsIt() throws Exception {
        H2Greylist before = ready(folder(), 10);
        before.remember(List.of(KNOWN));
        before.close();
        H2Greylist after = ready(folder(), 10);
        assertThat(after.find(List.of(KNOWN.key()), NOW)).containsExactly(KNOWN);
        assertThat(after.count()).isEqualTo(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve("greylist.mv.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsNoDatabaseIsBegunAnew() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("greylist.mv.db"), "garbage".repeat(10_000));
        H2Greylist greylist = ready(folder(), 10);
        greylist.remember(List.of(KNOWN));
        assertThat(greylist.find(List.of(KNOWN.key()), NOW)).containsExactly(KNOWN);
    }

    /** It opens, and its migrations are in order: the first failure may have been the machine's, the second is its own. */
    @Test
    void whatFailsTwiceAtWorkIsBegunAnew() throws Exception {
        ready(folder(), 10).close();
        inDatabase("alter table sender drop column met_at");
        H2Greylist greylist = ready(folder(), 10);
        assertThatThrownBy(() -> greylist.find(List.of("a.example"), NOW)).isInstanceOf(GreylistFault.class);
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThatThrownBy(() -> greylist.find(List.of("a.example"), NOW)).isInstanceOf(GreylistFault.class);
        assertThat(greylist.find(List.of("a.example"), NOW)).isEmpty();
        greylist.remember(List.of(KNOWN));
        assertThat(greylist.find(List.of(KNOWN.key()), NOW)).containsExactly(KNOWN);
    }

    /** Each row of a damaged file may take its time to fail: after the first, no other is tried. */
    @Test
    void whatFollowsAFailureIsNotWritten() throws Exception {
        ready(folder(), 10).close();
        inDatabase("alter table sender add constraint no_b check (sender_key <> 'b.example')");
        H2Greylist greylist = ready(folder(), 10);
        greylist.remember(Stream.of("a.example", "b.example", "c.example")
                .map(key -> new Acquaintance(key, NOW, true, KNOWN.until()))
                .toList());
        assertThatThrownBy(() -> greylist.find(List.of("a.example"), NOW)).isInstanceOf(GreylistFault.class);
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(greylist.find(List.of("a.example", "b.example", "c.example"), NOW))
                .extracting(Acquaintance::key)
                .containsExactly("a.example");
    }

    @Test
    void whatCannotBeEmptiedStillSaysWhyItHasToBe() throws Exception {
        ready(folder(), 10).close();
        inDatabase("drop table sender");
        Files.createDirectories(folder().resolve("of others").resolve("theirs"));
        H2Greylist greylist = at(folder(), 10);
        assertThat(greylist.awaitOpen(Duration.ofSeconds(60))).isFalse();
        assertThatThrownBy(() -> greylist.find(List.of("a.example"), NOW))
                .isInstanceOf(GreylistFault.class)
                .hasMessageContaining(
                        "it has lost its tables, and emptying it: java.nio.file.DirectoryNotEmptyException");
    }

    @Test
    void whatFailsTwiceToOpenIsBegunAnew() throws Exception {
        Files.createDirectories(folder().resolve("greylist.mv.db"));
        H2Greylist greylist = at(folder(), 10);
        assertThat(greylist.awaitOpen(Duration.ofSeconds(60))).isFalse();
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(greylist.awaitOpen(Duration.ofSeconds(60))).isTrue();
        greylist.remember(List.of(KNOWN));
        assertThat(greylist.find(List.of(KNOWN.key()), NOW)).containsExactly(KNOWN);
    }

    /** It is tried again half a minute later, not with each message. */
    @Test
    void whatCannotBeOpenedIsTriedAgainLater() throws Exception {
        Files.writeString(folder(), "no folder");
        H2Greylist greylist = at(folder(), 10);
        assertThat(greylist.awaitOpen(Duration.ofSeconds(60))).isFalse();
        Files.delete(folder());
        greylist.remember(List.of(KNOWN));
        assertThatThrownBy(() -> greylist.find(List.of(KNOWN.key()), NOW))
                .isInstanceOf(GreylistFault.class)
                .hasMessageStartingWith("failed: a moment ago, opening the greylist: ");
        assertThat(greylist.faults()).isEqualTo(2);
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(greylist.find(List.of(KNOWN.key()), NOW)).isEmpty();
        greylist.remember(List.of(KNOWN));
        assertThat(greylist.find(List.of(KNOWN.key()), NOW)).containsExactly(KNOWN);
    }

    @Test
    void whatIsOverTakesNoRoomAnHourLater() throws Exception {
        H2Greylist greylist = ready(folder(), 10);
        greylist.remember(List.of(KNOWN, new Acquaintance("over.example", NOW, false, NOW.plusSeconds(60))));
        assertThat(greylist.find(List.of("over.example"), NOW)).hasSize(1);
        assertThat(greylist.count()).isEqualTo(2);
        now = NOW.plusSeconds(7_200);
        nanos.addAndGet(Duration.ofMinutes(61).toNanos());
        assertThat(greylist.find(List.of(KNOWN.key()), NOW)).hasSize(1);
        assertThat(greylist.count()).isEqualTo(1);
        assertThat(greylist.find(List.of("over.example"), NOW)).isEmpty();
    }

    /** H2 closes its file when the thread that reads it is interrupted: only who waits may be. */
    @Test
    void anInterruptEndsTheWaitingAndNotTheDatabase() throws Exception {
        H2Greylist greylist = ready(folder(), 10);
        greylist.remember(List.of(KNOWN));
        assertThat(greylist.find(List.of(KNOWN.key()), NOW)).containsExactly(KNOWN);
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean databaseInterrupted = new AtomicBoolean();
        atTheDatabase = () -> {
            busy.countDown();
            try {
                goOn.await();
            } catch (InterruptedException interrupted) {
                databaseInterrupted.set(true);
            }
        };
        FutureTask<Boolean> asked = new FutureTask<>(() -> {
            assertThatThrownBy(() -> greylist.find(List.of(KNOWN.key()), NOW))
                    .isInstanceOf(GreylistFault.class)
                    .hasMessageContaining("interrupted while waiting");
            return Thread.interrupted();
        });
        Thread session = Thread.startVirtualThread(asked);
        busy.await();
        session.interrupt();
        assertThat(asked.get()).isTrue();
        atTheDatabase = () -> {};
        goOn.countDown();
        assertThat(greylist.find(List.of(KNOWN.key()), NOW)).containsExactly(KNOWN);
        assertThat(databaseInterrupted).isFalse();
    }
}
