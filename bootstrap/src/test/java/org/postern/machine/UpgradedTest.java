package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server over what another version of it left: a store it does not know is let alone, an index is made to fit. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class UpgradedTest {
    @TempDir(factory = BuildFolder.class)
    private Path folder;

    private Installation thatHasTakenMail() throws Exception {
        Installation installation = Installation.in(folder, "tls: { self-signed: true }\n");
        try (ServerProcess server = installation.start()) {
            try (MailClient client = MailClient.greeted(server.address())) {
                client.delivers(Content.of(1, 1_000));
                client.delivers(Content.of(2, 1_000));
            }
            server.terminate();
            assertThat(server.awaitExit()).isZero();
        }
        return installation;
    }

    private List<Path> everything() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("emails"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void aStoreOfANewerFormIsRefusedInClearWordsAndNothingInItTouched() throws Exception {
        Installation installation = thatHasTakenMail();
        Path format = folder.resolve("emails/.postern/FORMAT");
        Files.writeString(format, "postern store 2\n");
        List<Path> before = everything();
        String words =
                "postern: The store at " + folder.resolve("emails") + " has the format \"postern store 2\", this server"
                        + " knows \"postern store 1\". A newer server wrote it: use that one, or newer.";
        for (String command : List.of("serve", "list", "reindex")) {
            ServerProcess refused = installation.run(command);
            assertThat(refused.error()).as(command).containsExactly(words);
            assertThat(refused.output()).as(command).isEmpty();
            assertThat(refused.awaitExit()).as(command).isEqualTo(1);
        }
        assertThat(everything()).isEqualTo(before);
        assertThat(format).hasContent("postern store 2");
    }

    private void inIndex(String sql) throws Exception {
        String url = "jdbc:h2:" + folder.resolve("data/index/index") + ";DB_CLOSE_ON_EXIT=FALSE";
        try (Connection connection = DriverManager.getConnection(url, "postern", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void anIndexOfANewerVersionIsSetAsideAndMadeAgainWhileMailIsTaken() throws Exception {
        Installation installation = thatHasTakenMail();
        inIndex("insert into \"flyway_schema_history\" values (99, '99', 'of a newer version', 'SQL', 'V99__x.sql', 1,"
                + " 'POSTERN', current_timestamp, 1, true)");
        try (ServerProcess server = installation.start();
                MailClient client = MailClient.greeted(server.address())) {
            client.delivers(Content.of(3, 1_000));
            server.awaitLog("index was set aside and is made again");
            server.awaitLog("index is current");
            ServerProcess fsck = installation.run("fsck");
            assertThat(fsck.output()).containsExactly("3 messages, 3 rows, 0 findings, 0 of them faults");
        }
        try (Stream<Path> data = Files.list(folder.resolve("data"))) {
            assertThat(data.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("index.corrupt."));
        }
    }
}
