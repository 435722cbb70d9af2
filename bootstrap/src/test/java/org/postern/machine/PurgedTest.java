package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code postern purge} beside a server that takes mail, and alone: what goes is gone from files and index, for good. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class PurgedTest {
    @TempDir(factory = BuildFolder.class)
    private Path folder;

    private static String fsck(int messages) {
        return messages + " messages, " + messages + " rows, 0 findings, 0 of them faults";
    }

    private static void deliver(ServerProcess server, int from, int to) throws IOException {
        try (MailClient client = MailClient.greeted(server.address())) {
            for (int number = from; number < to; number++) {
                client.delivers(Content.of(number, 3_000));
            }
        }
    }

    private static void says(ServerProcess command, int code, String... lines) throws InterruptedException {
        assertThat(Stream.concat(command.output().stream(), command.error().stream()))
                .as("%s", command.error())
                .hasSize(lines.length)
                .zipSatisfy(List.of(lines), (said, wanted) -> assertThat(said).matches(wanted));
        assertThat(command.awaitExit()).isEqualTo(code);
    }

    @Test
    void theOldestGoBesideAServerAndWithoutOneAndNeverComeBack() throws Exception {
        Installation installation = Installation.in(folder, "tls: { self-signed: true }\n");
        Path backup = folder.resolve("backup");
        try (ServerProcess server = installation.start()) {
            deliver(server, 0, 40);
            server.awaitLog("index is current");
            copy(installation.path("emails"), backup);
            says(
                    installation.run("purge", "--to-size", "0B", "--dry-run"),
                    0,
                    "would go: 40 of 40 messages \\(100\\.0 %\\), .* KiB of .* KiB, the newest of them from 20.*Z");
            says(
                    installation.run("purge", "--to-size", "0B"),
                    1,
                    "this is more than 5 %: 40 of 40 messages .*",
                    "nothing was taken away; say --yes if it is meant");
            says(installation.run("purge", "--older-than", "1d"), 0, "gone: 0 of 40 messages");
            says(installation.run("fsck"), 0, fsck(40));
            says(installation.run("purge", "--older-than", "0s", "--yes"), 0, "gone: 40 of 40 messages");
            deliver(server, 40, 44);
            says(installation.run("fsck"), 0, fsck(4));
        }
        Path oldest =
                installation.emails().files().stream().sorted().findFirst().orElseThrow();
        says(
                installation.run("purge", "--to-size", Files.size(oldest) * 3 + 100 + "B", "--yes"),
                0,
                "gone: 1 of 4 messages");
        assertThat(oldest).doesNotExist();
        says(installation.run("fsck"), 0, fsck(3));
        copy(backup, installation.path("emails"));
        assertThat(installation.emails().files()).hasSize(43);
        says(installation.run("reindex"), 0, "indexed 3 of 3 messages");
        try (ServerProcess server = installation.start()) {
            server.awaitLog("index is current");
            assertThat(installation.emails().files()).hasSize(3);
            says(installation.run("fsck"), 0, fsck(3));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else if (path.toString().endsWith(".eml")) {
                    Files.copy(path, copy);
                }
            }
        }
    }
}
