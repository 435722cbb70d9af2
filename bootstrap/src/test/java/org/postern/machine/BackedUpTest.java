package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup is taken under load, the machine is lost, and another is made of the backup as docs/operating.md says: all that
 * was acknowledged before the backup began is there, whole and once; nothing that was taken away comes back.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class BackedUpTest {
    private static final int BEFORE = 60;

    @TempDir(factory = BuildFolder.class)
    private Path folder;

    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();

    private static byte[] content(long number) {
        return Content.of(number, number % 5 == 0 ? 400_000 : 2_000);
    }

    private boolean deliver(ServerProcess server, long from, long to, AtomicBoolean enough) throws IOException {
        try (MailClient client = MailClient.greeted(server.address())) {
            for (long number = from; number < to && !enough.get(); number++) {
                client.delivers(content(number));
                acknowledged.add(number);
            }
        }
        return true;
    }

    private static List<String> outputOf(ServerProcess command) throws InterruptedException {
        assertThat(command.awaitExit()).as("%s", command.error()).isZero();
        return command.output();
    }

    @Test
    void whatWasAcknowledgedBeforeABackupOutlivesTheMachineAndWhatWasTakenAwayDoesNot() throws Exception {
        Installation installation = Installation.in(
                folder, "tls: { self-signed: true }\n", "limits: { min-free: 1MiB, messages-per-session: 10000 }\n");
        Path backup = folder.resolve("backup");
        String first;
        Set<Long> before;
        try (ServerProcess server = installation.start()) {
            deliver(server, 0, BEFORE, new AtomicBoolean());
            first = outputOf(installation.run("backup", backup.toString())).getFirst();
            Path goes =
                    installation.emails().files().stream().sorted().findFirst().orElseThrow();
            long leaves = installation.emails().files().stream()
                            .mapToLong(BackedUpTest::size)
                            .sum()
                    - size(goes);
            assertThat(outputOf(installation.run("purge", "--to-size", leaves + "B")))
                    .containsExactly("gone: 1 of " + BEFORE + " messages");
            AtomicBoolean enough = new AtomicBoolean();
            FutureTask<Boolean> load = new FutureTask<>(() -> deliver(server, BEFORE, 10_000, enough));
            Thread.ofPlatform().start(load);
            while (acknowledged.size() < BEFORE + 10) {
                Thread.onSpinWait();
            }
            before = new HashSet<>(acknowledged);
            assertThat(outputOf(installation.run("backup", backup.toString())).getFirst())
                    .matches("\\d+ messages, \\d+ of them new, .*; 1 taken away; \\d days of the ledger; 0 users");
            enough.set(true);
            assertThat(load.get()).isTrue();
        }
        assertThat(first)
                .matches(BEFORE + " messages, " + BEFORE
                        + " of them new, .*; 0 taken away; \\d days of the ledger; 0 users");
        assertThat(backup.resolve("MANIFEST")).content().contains("postern backup 1\nbegan 20");
        delete(installation.path("emails"));
        delete(installation.path("data"));
        copy(backup.resolve("emails"), installation.path("emails"));
        Files.createDirectory(installation.path("data"));
        copy(backup.resolve("ledger"), installation.path("data").resolve("ledger"));
        before.remove(0L);
        Set<Long> there =
                installation.emails().wholeByNumber(BackedUpTest::content).keySet();
        assertThat(there).containsAll(before).doesNotContain(0L);
        assertThat(outputOf(installation.run("reindex")))
                .containsExactly("indexed " + there.size() + " of " + there.size() + " messages");
        String oldest = installation.emails().files().stream()
                .map(file -> file.getFileName().toString().substring(0, 26))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        assertThat(outputOf(installation.run("explain", oldest)).getFirst()).startsWith("Transaction " + oldest);
        try (ServerProcess server = installation.start()) {
            deliver(server, 20_000, 20_003, new AtomicBoolean());
            assertThat(installation.emails().wholeByNumber(BackedUpTest::content))
                    .hasSize(there.size() + 3);
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** As {@code cp -a} does. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
