package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that is read again under a server that runs: new sessions go by it, those under way by the old one. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ReloadedTest {
    private static final int OCTETS = 200_000;

    @TempDir(factory = BuildFolder.class)
    private Path folder;

    private static void knows(MailClient client, String mailbox, String code) throws Exception {
        client.says("MAIL FROM:<sender@client.example>", "250")
                .says("RCPT TO:<" + mailbox + "@example.test>", code)
                .says("RSET", "250");
    }

    private void replace(String old, String by) throws Exception {
        Path file = folder.resolve("postern.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, by));
    }

    @Test
    void newSessionsGoByTheNewConfigurationAndOldOnesByTheirs() throws Exception {
        Installation installation =
                Installation.in(folder, "tls: { self-signed: true }\nlimits: { message-size: 300KiB }\n");
        byte[] content = Content.of(1, OCTETS);
        try (ServerProcess server = installation.start();
                MailClient sending = MailClient.greeted(server.address());
                MailClient secure = MailClient.greeted(server.address())) {
            secure.startsTls("TLSv1.3");
            secure.says("EHLO client.example", "250");
            sending.offers();
            sending.send(Arrays.copyOf(content, content.length / 2));

            replace("mailboxes: [alice]", "mailboxes: [bob]");
            replace("message-size: 300KiB", "message-size: 100KiB, mail-memory: 2MiB");
            ServerProcess reload = installation.run("reload");
            assertThat(reload.error()).isEmpty();
            assertThat(reload.output())
                    .containsExactly(
                            "reloaded postern.yaml; new for sessions from now on: domains, limits.message-size",
                            "not before the next start: limits.mail-memory");
            assertThat(reload.awaitExit()).isZero();

            sending.send(Arrays.copyOfRange(content, content.length / 2, content.length));
            sending.says(".", "250");
            knows(secure, "alice", "250");
            knows(secure, "bob", "550 5.1.1");
            try (MailClient next = MailClient.greeted(server.address())) {
                knows(next, "alice", "550 5.1.1");
                knows(next, "bob", "250");
                next.says("MAIL FROM:<sender@client.example> SIZE=200000", "552");
                next.startsTls("TLSv1.3");
            }
        }
        assertThat(installation.emails().wholeByNumber(number -> Content.of(number, OCTETS)))
                .isEqualTo(Map.of(1L, 1));
    }

    @Test
    void whatIsWrongChangesNothingAndIsSaid() throws Exception {
        Installation installation = Installation.in(folder, "tls: { self-signed: true }\n");
        try (ServerProcess server = installation.start()) {
            replace("mailboxes: [alice]", "mailboxes: [bob], mailboxen: [carol]");
            ServerProcess reload = installation.run("reload");
            assertThat(reload.error())
                    .containsExactly(
                            "postern.yaml:4:46: unknown key \"mailboxen\" in domains.example.test; did you mean \"mailboxes\"?",
                            "postern: not reloaded; a server that runs goes on with what it has");
            assertThat(reload.awaitExit()).isEqualTo(1);

            replace(", mailboxen: [carol]", "");
            replace("{ self-signed: true }", "{ certificate: postern.yaml, key: postern.yaml }");
            ServerProcess unusable = installation.run("reload");
            assertThat(unusable.error())
                    .hasSize(2)
                    .last()
                    .isEqualTo("not reloaded; the server goes on with what it has");
            assertThat(unusable.error().getFirst())
                    .startsWith(folder.resolve("postern.yaml") + " is not a PEM certificate: ");
            assertThat(unusable.awaitExit()).isEqualTo(1);
            try (MailClient next = MailClient.greeted(server.address())) {
                knows(next, "alice", "250");
                knows(next, "bob", "550 5.1.1");
                next.startsTls("TLSv1.3");
            }
        }
    }

    @Test
    void underNohupTheLogSaysWhatIsHeardInstead() throws Exception {
        Installation installation = Installation.in(folder, "tls: { self-signed: true }\n");
        try (ServerProcess server = installation.startDeafToHangup()) {
            server.awaitLog(
                    "SIGHUP is ignored, as whoever started the server wanted it (nohup does); postern reload is");
            server.hangUp();
            replace("mailboxes: [alice]", "mailboxes: [bob]");
            assertThat(installation.run("reload").awaitExit()).isZero();
            try (MailClient client = MailClient.greeted(server.address())) {
                knows(client, "bob", "250");
            }
        }
    }

    /** Whoever runs the tests under nohup has a server that is not to hear it, as the test above has. */
    private static boolean hangupIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1) == 1);
    }

    @Test
    void aSignalDoesTheSameAndTheLogTells() throws Exception {
        assumeFalse(hangupIsIgnored(), "SIGHUP is ignored here");
        Installation installation = Installation.in(folder, "tls: { self-signed: true }\n");
        try (ServerProcess server = installation.start()) {
            replace("mailboxes: [alice]", "mailboxes: [bob]");
            server.hangUp();
            server.awaitLog("reloaded postern.yaml; new for sessions from now on: domains");
            replace("hostname:", "hostnam:");
            server.hangUp();
            server.awaitLog("postern.yaml:1:1: unknown key");
            server.awaitLog("not reloaded; the server goes on with what it has");
            try (MailClient next = MailClient.greeted(server.address())) {
                knows(next, "alice", "550 5.1.1");
                knows(next, "bob", "250");
            }
            server.terminate();
            assertThat(server.awaitExit()).isZero();
        }
        replace("hostnam:", "hostname:");
        ServerProcess alone = installation.run("reload");
        assertThat(alone.error()).containsExactly("postern: no server runs on " + folder.resolve("data"));
        assertThat(alone.awaitExit()).isEqualTo(1);
    }
}
