package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * RFC 1870 §6.3: a client that announced no SIZE and sends without end. Several of them send more at once than the
 * server's heap has room for; each is told 552 and closed soon after twice the limit.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class EndlessDataTest {
    private static final int CLIENTS = 8;
    private static final long LIMIT = 5L << 20;
    /** What may be under way in the buffers of both kernels, or unread when the server closes. */
    private static final long SLACK = 16L << 20;

    private static final byte[] BLOCK = block();

    @TempDir(factory = BuildFolder.class)
    private Path folder;

    private static byte[] block() {
        byte[] block = new byte[64 << 10];
        Arrays.fill(block, (byte) 'x');
        for (int i = 78; i < block.length; i += 80) {
            block[i] = '\r';
            block[i + 1] = '\n';
        }
        return block;
    }

    /** Sends until the connection breaks, and listens meanwhile; gives how many octets it got rid of. */
    private static long sendsOnAndOn(ServerProcess server) throws Exception {
        try (MailClient client = MailClient.greeted(server.address())) {
            client.offers();
            AtomicLong sent = new AtomicLong();
            Thread sender = Thread.ofPlatform().start(() -> sendUntilClosed(client, sent));
            client.hears("552 5.3.4");
            sender.join();
            return sent.get();
        }
    }

    private static void sendUntilClosed(MailClient client, AtomicLong sent) {
        try {
            while (sent.get() < 100 * LIMIT) {
                client.send(BLOCK);
                sent.addAndGet(BLOCK.length);
            }
        } catch (IOException closed) {
            assertThat(closed).isNotNull();
        }
    }

    @Test
    void whoNeverEndsIsToldSoAndClosedAndNothingIsKept() throws Exception {
        Installation installation = Installation.in(
                folder,
                "tls: { self-signed: true }\n",
                "limits: { message-size: 5MiB, message-memory: 64MiB, min-free: 1MiB }\n");
        try (ServerProcess server = installation.start("-Xmx40m");
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Long>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(() -> sendsOnAndOn(server));
            }
            for (Future<Long> sent : clients.invokeAll(all)) {
                assertThat(sent.get()).isBetween(2 * LIMIT, 2 * LIMIT + SLACK);
            }
            try (MailClient next = MailClient.greeted(server.address())) {
                next.delivers(Content.of(1, 1_000));
            }
            assertThat(installation.emails().wholeByNumber(number -> Content.of(number, 1_000)))
                    .hasSize(1);
            assertThat(server.log()).noneMatch(line -> line.contains("OutOfMemory"));
            server.terminate();
            assertThat(server.awaitExit()).isZero();
            assertThat(installation.emails().temporary()).isEmpty();
        }
    }
}
