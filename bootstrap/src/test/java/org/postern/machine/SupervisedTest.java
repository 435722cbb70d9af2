package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** sd_notify(3): what systemd hears of a server, by way of a {@code systemd-notify} that writes down what it is given. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class SupervisedTest {
    private static final long ROUND_NANOS = Duration.ofMillis(20).toNanos();

    @TempDir(factory = BuildFolder.class)
    private Path folder;

    private Installation supervised(String notify) throws Exception {
        Installation installation = Installation.in(folder, "tls: { self-signed: true }\n");
        Path tools = Files.createDirectory(folder.resolve("tools"));
        Path script = tools.resolve("systemd-notify");
        Files.writeString(script, "#!/bin/sh\n" + notify + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        installation.environment("PATH", tools + ":" + System.getenv("PATH"));
        installation.environment("NOTIFY_SOCKET", folder.resolve("notify").toString());
        return installation;
    }

    private List<String> heard() throws Exception {
        Path file = folder.resolve("heard");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private List<String> heardAtLeast(int many) throws Exception {
        while (heard().size() < many) {
            LockSupport.parkNanos(ROUND_NANOS);
        }
        return heard();
    }

    @Test
    void itSaysThatItIsReadyLivesAndEnds() throws Exception {
        Installation installation = supervised("echo \"$*\" >>'" + folder.resolve("heard") + "'");
        installation.environment("WATCHDOG_USEC", "1000000");
        try (ServerProcess server = installation.start()) {
            assertThat(heardAtLeast(1).getFirst())
                    .matches("READY=1 STATUS=ready 127\\.0\\.0\\.1:\\d+ \\(tls: starttls\\) .*");
            assertThat(heardAtLeast(4).subList(1, 4)).containsOnly("WATCHDOG=1");
            server.terminate();
            assertThat(server.awaitExit()).isZero();
        }
        assertThat(heard()).anyMatch(line -> line.startsWith("STOPPING=1 STATUS="));
    }

    @Test
    void aWatchdogOfAnotherProcessIsNotFed() throws Exception {
        Installation installation = supervised("echo \"$*\" >>'" + folder.resolve("heard") + "'");
        installation.environment("WATCHDOG_USEC", "1000");
        installation.environment("WATCHDOG_PID", "1");
        try (ServerProcess server = installation.start()) {
            heardAtLeast(1);
            try (MailClient client = MailClient.greeted(server.address())) {
                client.delivers(Content.of(1, 1_000));
            }
            server.terminate();
            assertThat(server.awaitExit()).isZero();
        }
        assertThat(heard()).noneMatch(line -> line.startsWith("WATCHDOG"));
    }

    @Test
    void whatSystemdIsNotToldCostsNoMail() throws Exception {
        Installation installation = supervised("exit 3");
        try (ServerProcess server = installation.start();
                MailClient client = MailClient.greeted(server.address())) {
            server.awaitLog("systemd-notify READY=1 failed: exit 3");
            client.delivers(Content.of(1, 1_000));
        }
    }
}
