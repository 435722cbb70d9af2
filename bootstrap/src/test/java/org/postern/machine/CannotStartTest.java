package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot start says why in one line, ends with the code the documents give, and does nobody any harm. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class CannotStartTest {
    private static final int WRONG = 1;
    private static final int USAGE = 2;
    private static final String SELF_SIGNED = "tls: { self-signed: true }\n";

    @TempDir(factory = BuildFolder.class)
    private Path folder;

    private static void isOneLine(ServerProcess ended, int code, String line) throws InterruptedException {
        assertThat(ended.error()).containsExactly(line);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.awaitExit()).isEqualTo(code);
    }

    @Test
    void aSecondServerOnTheSameStoreIsRefusedAndTheFirstUnharmed() throws Exception {
        Installation installation = Installation.in(folder, SELF_SIGNED);
        try (ServerProcess first = installation.start()) {
            ServerProcess second = installation.run("serve");
            assertThat(second.error())
                    .singleElement()
                    .asString()
                    .startsWith("postern: The store at " + folder.resolve("emails")
                            + " cannot be locked: another server has it open (process ")
                    .endsWith(
                            "). One server at a time may write to a store; stop the other one, or give this one a store"
                                    + " of its own.");
            assertThat(second.awaitExit()).isEqualTo(WRONG);
            try (MailClient client = MailClient.greeted(first.address())) {
                client.delivers(Content.of(1, 100));
            }
            assertThat(installation.run("fsck").output().getLast()).startsWith("1 messages, ");
        }
    }

    @Test
    void anotherStoreWithTheSameDataFolderIsRefusedAndTheFirstStillAnswers() throws Exception {
        Installation installation = Installation.in(folder, SELF_SIGNED);
        String configuration = Files.readString(installation.path("postern.yaml"));
        try (ServerProcess first = installation.start()) {
            assertThat(first.isAlive()).isTrue();
            installation.configure(configuration.replace("emails: emails", "emails: others"));
            isOneLine(
                    installation.run("serve"),
                    WRONG,
                    "postern: cannot open the control socket in " + folder.resolve("data")
                            + ": another server answers there");
            installation.configure(configuration);
            assertThat(installation.run("list").awaitExit()).isZero();
        }
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        Installation installation = Installation.in(folder, SELF_SIGNED);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            installation.configure(Files.readString(installation.path("postern.yaml"))
                    .replace("port: 0, tls", "port: " + port + ", tls"));
            isOneLine(
                    installation.run("serve"),
                    WRONG,
                    "postern: cannot listen on 127.0.0.1:" + port + ": Address already in use");
        }
        try (ServerProcess server = installation.start()) {
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void foldersThatCannotBeWrittenAreNamed() throws Exception {
        Installation installation = Installation.in(folder, SELF_SIGNED);
        String configuration = Files.readString(installation.path("postern.yaml"));
        Files.writeString(folder.resolve("file"), "");
        installation.configure(configuration.replace("emails: emails", "emails: file"));
        isOneLine(
                installation.run("serve"),
                WRONG,
                "postern: " + folder.resolve("file")
                        + " is not a folder: the store is not safe there. Give another path.");
        installation.configure(configuration.replace("emails: emails", "emails: file/emails"));
        isOneLine(
                installation.run("serve"),
                WRONG,
                "postern: " + folder.resolve("file")
                        + " is not a folder: the store is not safe there. Give another path.");
        installation.configure(configuration.replace("data: data", "data: file/data"));
        isOneLine(
                installation.run("serve"),
                WRONG,
                "postern: cannot make the data folder " + folder.resolve("file/data") + ": Not a directory");
    }

    @Test
    void aCertificateThatIsMissingOrWrongIsNamed() throws Exception {
        Installation installation = Installation.in(folder, "tls: { certificate: cert.pem, key: key.pem }\n");
        ServerProcess missing = installation.run("serve");
        assertThat(missing.error())
                .containsExactly(
                        "postern.yaml:8:21: tls.certificate is " + folder.resolve("cert.pem")
                                + ", which does not exist",
                        "postern.yaml:8:36: tls.key is " + folder.resolve("key.pem") + ", which does not exist");
        assertThat(missing.awaitExit()).isEqualTo(USAGE);
        Files.writeString(folder.resolve("cert.pem"), "nothing");
        Files.writeString(folder.resolve("key.pem"), "nothing");
        ServerProcess wrong = installation.run("serve");
        assertThat(wrong.error())
                .singleElement()
                .asString()
                .startsWith("postern: " + folder.resolve("cert.pem") + " is not a PEM certificate: ");
        assertThat(wrong.awaitExit()).isEqualTo(WRONG);
        assertThat(folder.resolve("emails")).doesNotExist();
    }

    @Test
    void commandsWithoutAStoreOrWithAFileInItsPlaceSayso() throws Exception {
        Installation installation = Installation.in(folder, SELF_SIGNED);
        for (String command : new String[] {"list", "fsck", "reindex"}) {
            isOneLine(installation.run(command), WRONG, "there is no store yet at " + folder.resolve("emails"));
        }
        Files.writeString(folder.resolve("emails"), "");
        isOneLine(
                installation.run("list"),
                WRONG,
                "postern: There is no store at " + folder.resolve("emails") + ". Give the folder that the mail is in.");
    }

    @Test
    void aFileThatVanishedUnderTheServerIsNoFaultOfItsCommands() throws Exception {
        Installation installation = Installation.in(folder, SELF_SIGNED);
        try (ServerProcess server = installation.start()) {
            try (MailClient client = MailClient.greeted(server.address())) {
                client.delivers(Content.of(1, 100));
                client.delivers(Content.of(2, 100));
            }
            server.awaitLog("index is current");
            Path gone = vanish(installation);
            String id = gone.getFileName().toString().substring(0, 26);
            isOneLine(installation.run("show", id), WRONG, "no message of that id; postern list names those there are");
            ServerProcess fsck = installation.run("fsck");
            assertThat(fsck.output().getFirst()).startsWith("FAULT   row-without-file  " + id);
            assertThat(fsck.error()).isEmpty();
            assertThat(fsck.awaitExit()).isEqualTo(WRONG);
            ServerProcess reindex = installation.run("reindex");
            assertThat(reindex.output()).containsExactly("indexed 1 of 1 messages");
            assertThat(installation.run("fsck").awaitExit()).isZero();
            assertThat(server.log()).noneMatch(line -> line.contains("Exception"));
        }
    }

    private static Path vanish(Installation installation) throws IOException {
        Path gone = installation.emails().files().getFirst();
        Files.delete(gone);
        return gone;
    }
}
