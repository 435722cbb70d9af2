package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Five times as many octets as the heap has room for, all under way at once, with the limits that hold by default. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ManyLargeMessagesTest {
    private static final int SESSIONS = 16;
    private static final int BLOCK = 256 << 10;
    private static final int BLOCKS = 80;

    @TempDir(factory = BuildFolder.class)
    private Path folder;

    /** Block by block another one, so that none can be missing, doubled, or of another message. */
    private static byte[] block(int session, int index) {
        return Content.of(1_000L * session + index, BLOCK);
    }

    private static String sends(ServerProcess server, int session, CyclicBarrier together) throws Exception {
        try (MailClient client = MailClient.greeted(server.address())) {
            client.offers();
            together.await();
            for (int i = 0; i < BLOCKS; i++) {
                client.send(block(session, i));
            }
            client.send(".\r\n");
            return client.hears("250 2.0.0 Kept as ").substring("250 2.0.0 Kept as ".length());
        }
    }

    private static void isWhole(Path file, Set<Integer> sessions) throws IOException {
        try (InputStream octets = new BufferedInputStream(Files.newInputStream(file))) {
            octets.mark(8_192);
            String head = new String(octets.readNBytes(8_192), StandardCharsets.ISO_8859_1);
            int start = head.indexOf(Content.FIRST);
            int session =
                    Integer.parseInt(head.substring(start + Content.FIRST.length(), head.indexOf('\r', start))) / 1_000;
            octets.reset();
            octets.skipNBytes(start);
            CRC32 expected = new CRC32();
            CRC32 found = new CRC32();
            for (int i = 0; i < BLOCKS; i++) {
                byte[] block = block(session, i);
                expected.update(block);
                found.update(octets.readNBytes(block.length));
            }
            assertThat(found.getValue()).as("%s, octet for octet", file).isEqualTo(expected.getValue());
            assertThat(octets.read()).isEqualTo(-1);
            assertThat(sessions.add(session))
                    .as("session %d is there once", session)
                    .isTrue();
        }
    }

    @Test
    void allAreKeptWhole() throws Exception {
        Installation installation = Installation.in(
                folder, "tls: { self-signed: true }\n", "limits: { message-memory: 8MiB, min-free: 1MiB }\n");
        try (ServerProcess server = installation.start("-Xmx64m");
                ExecutorService clients = Executors.newFixedThreadPool(SESSIONS)) {
            CyclicBarrier together = new CyclicBarrier(SESSIONS);
            List<Callable<String>> all = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                int session = i;
                all.add(() -> sends(server, session, together));
            }
            Set<String> ids = new HashSet<>();
            for (Future<String> id : clients.invokeAll(all)) {
                ids.add(id.get());
            }
            assertThat(ids).hasSize(SESSIONS);
            assertThat(server.isAlive()).isTrue();
            assertThat(server.log()).noneMatch(line -> line.contains("OutOfMemory") || line.contains("ERROR"));
            Set<Integer> sessions = new HashSet<>();
            for (Path file : installation.emails().files()) {
                isWhole(file, sessions);
            }
            assertThat(sessions).hasSize(SESSIONS);
        }
    }
}
