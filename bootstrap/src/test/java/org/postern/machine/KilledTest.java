package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * RFC 5321 §6.1: the whole process is killed while several clients deliver. Whatever was answered 250 is there when the
 * next one has started, whole and once; of the rest nothing is there by halves; nobody has to repair anything.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class KilledTest {
    private static final long SEED = 20_261_123;
    private static final int ROUNDS = 6;
    private static final int CLIENTS = 5;
    private static final int MOST_BEFORE_KILL = 60;

    @TempDir(factory = BuildFolder.class)
    private Path folder;

    private final AtomicLong numbers = new AtomicLong();
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();

    /** Small ones that stay in memory, and every fourth one that goes through a temporary file. */
    private static byte[] content(long number) {
        return Content.of(number, number % 4 == 0 ? 400_000 : 3_000);
    }

    /** Ends with the connection; with a reply that is not wanted it fails, and nobody waits for it any more. */
    private boolean deliversUntilTheEnd(ServerProcess server, CountDownLatch wanted) {
        try (MailClient client = MailClient.greeted(server.address())) {
            while (true) {
                long number = numbers.incrementAndGet();
                client.delivers(content(number));
                acknowledged.add(number);
                wanted.countDown();
            }
        } catch (IOException killed) {
            return true;
        } finally {
            while (wanted.getCount() > 0) {
                wanted.countDown();
            }
        }
    }

    private void killUnderLoad(ServerProcess server, int afterAcknowledged) throws Exception {
        CountDownLatch wanted = new CountDownLatch(afterAcknowledged);
        List<FutureTask<Boolean>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            FutureTask<Boolean> client = new FutureTask<>(() -> deliversUntilTheEnd(server, wanted));
            Thread.ofPlatform().start(client);
            clients.add(client);
        }
        wanted.await();
        server.kill();
        for (FutureTask<Boolean> client : clients) {
            assertThat(client.get()).isTrue();
        }
    }

    private void nothingIsLostOrByHalves(Installation installation) throws IOException {
        Map<Long, Integer> kept = installation.emails().wholeByNumber(KilledTest::content);
        assertThat(kept.keySet()).as("acknowledged is kept, seed %d", SEED).containsAll(acknowledged);
        assertThat(kept)
                .as("seed %d", SEED)
                .allSatisfy((number, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void whatWasAcknowledgedIsThereWholeAndOnce() throws Exception {
        Installation installation = Installation.in(
                folder, "tls: { self-signed: true }\n", "limits: { min-free: 1MiB, messages-per-session: 10000 }\n");
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess server = installation.start()) {
                assertThat(installation.emails().temporary())
                        .as("temporary files of the dead")
                        .isEmpty();
                killUnderLoad(server, random.nextInt(1, MOST_BEFORE_KILL));
            }
            nothingIsLostOrByHalves(installation);
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
        int messages = installation.emails().files().size();
        try (ServerProcess last = installation.start()) {
            last.awaitLog("index is current");
            ServerProcess fsck = installation.run("fsck");
            assertThat(fsck.output())
                    .containsExactly(messages + " messages, " + messages + " rows, 0 findings, 0 of them faults");
            assertThat(fsck.awaitExit()).isZero();
        }
    }

    @Test
    void whatTheDeadLeaveIsListedByFsckAndGoneAfterTheNextStart() throws Exception {
        Installation installation = Installation.in(folder, "tls: { self-signed: true }\n");
        try (ServerProcess server = installation.start();
                MailClient client = MailClient.greeted(server.address())) {
            server.awaitLog("index is current");
            client.says("MAIL FROM:<sender@client.example>", "250").says("RCPT TO:<alice@example.test>", "250");
            byte[] chunk = content(4);
            client.send("BDAT " + chunk.length + "\r\n");
            client.send(chunk);
            client.hears("250");
            assertThat(installation.emails().temporary()).hasSize(1);
            ServerProcess beside = installation.run("fsck");
            assertThat(beside.output()).containsExactly("0 messages, 0 rows, 0 findings, 0 of them faults");
            server.kill();
        }
        String left = installation.emails().temporary().getFirst().getFileName().toString();
        ServerProcess fsck = installation.run("fsck");
        assertThat(fsck.output())
                .containsExactly(
                        "notice  leftover  .postern/tmp/" + left
                                + ": never acknowledged to a client: removed when the server starts",
                        "0 messages, 0 rows, 1 findings, 0 of them faults");
        assertThat(fsck.awaitExit()).isZero();
        try (ServerProcess next = installation.start()) {
            assertThat(next.isAlive()).isTrue();
            assertThat(installation.emails().temporary()).isEmpty();
        }
    }
}
