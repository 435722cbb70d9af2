package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code postern erase} beside a server: behind it nothing on the disk names the address any more. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ErasedTest {
    private static final String ADDRESS = "zoe.unlikely@client.example";

    @TempDir(factory = BuildFolder.class)
    private Path folder;

    private static void deliver(ServerProcess server, String from, int number) throws IOException {
        try (MailClient client = MailClient.greeted(server.address())) {
            client.says("MAIL FROM:<" + from + ">", "250")
                    .says("RCPT TO:<alice@example.test>", "250")
                    .says("DATA", "354");
            client.send(Content.of(number, 3_000));
            client.says(".", "250");
        }
    }

    private List<Path> naming(Path... trees) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path tree : trees) {
            try (Stream<Path> all = Files.walk(tree)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    if (Files.readString(file, StandardCharsets.ISO_8859_1).contains("zoe.unlikely")) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private static long linesNaming(Path ledger) throws IOException {
        try (Stream<Path> all = Files.walk(ledger)) {
            long lines = 0;
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                lines += Files.readAllLines(file).stream()
                        .filter(line -> line.contains("zoe.unlikely"))
                        .count();
            }
            return lines;
        }
    }

    private static boolean isEmpty(Path tree) throws IOException {
        try (Stream<Path> all = Files.list(tree)) {
            return all.findAny().isEmpty();
        }
    }

    @Test
    void nothingOnTheDiskNamesTheAddressAnyMore() throws Exception {
        Installation installation = Installation.in(folder, "tls: { self-signed: true }\n");
        Path emails = installation.path("emails");
        Path data = installation.path("data");
        try (ServerProcess server = installation.start()) {
            for (int number = 0; number < 4; number++) {
                deliver(server, number % 2 == 0 ? ADDRESS : "eve@client.example", number);
            }
            try (MailClient refused = MailClient.greeted(server.address())) {
                refused.says("MAIL FROM:<" + ADDRESS + ">", "250").says("RCPT TO:<nobody@example.test>", "550");
            }
            MailClient stays = MailClient.greeted(server.address());
            stays.says("NOOP " + ADDRESS, "250");
            server.awaitLog("index is current");
            ServerProcess asked = installation.run("erase", ADDRESS.toUpperCase(Locale.ROOT));
            assertThat(asked.awaitExit()).isEqualTo(1);
            assertThat(asked.output()).hasSize(2).allMatch(line -> line.startsWith("goes  from  "));
            assertThat(asked.error()).contains("2 messages would go; nothing was erased; say --yes if it is meant");
            assertThat(naming(emails)).hasSize(2);
            while (linesNaming(data.resolve("ledger")) < 3
                    || Files.notExists(data.resolve("flights"))
                    || linesNaming(data.resolve("flights")) < 1
                    || installation.run("list", "--sender", "zoe").output().size() < 2) {
                Thread.onSpinWait();
            }
            ServerProcess done = installation.run("erase", ADDRESS, "--yes");
            assertThat(done.output())
                    .contains("gone: 2 of 2 messages")
                    .anyMatch(line -> line.equals("ledger: 2 lines gone, the address replaced in 1 others"))
                    .contains("dialogues of failed sessions: 1 gone, all there were");
            assertThat(done.awaitExit()).as("%s", done.error()).isZero();
            assertThat(naming(emails, data)).isEmpty();
            stays.says("RCPT TO:<alice@example.test>", "503").says("QUIT", "221");
            stays.close();
            while (isEmpty(data.resolve("flights"))) {
                Thread.onSpinWait();
            }
            assertThat(naming(emails, data)).isEmpty();
            assertThat(installation.run("list").output()).hasSize(2);
            ServerProcess fsck = installation.run("fsck");
            assertThat(fsck.output()).containsExactly("2 messages, 2 rows, 0 findings, 0 of them faults");
        }
    }
}
