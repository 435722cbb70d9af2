package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** RFC 5321 §3.8: told to stop, the server says 421 to who only waits and lets mail data in progress come to their end. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class StoppedTest {
    private static final int OCTETS = 1 << 20;
    private static final String STOPPING = "421 4.3.2";

    @TempDir(factory = BuildFolder.class)
    private Path folder;

    private static byte[] half(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
    }

    private static byte[] rest(byte[] content) {
        return Arrays.copyOfRange(content, content.length / 2, content.length);
    }

    private static void isToldToGo(MailClient client) throws Exception {
        client.hears(STOPPING);
        client.hearsTheEnd();
    }

    @Test
    void whoWaitsIsToldWhoSendsMayFinishAndTheNextServerStartsAtOnce() throws Exception {
        Installation installation =
                Installation.in(folder, "tls: { self-signed: true }\n", "limits: { min-free: 1MiB }\n");
        byte[] first = Content.of(1, OCTETS);
        byte[] second = Content.of(2, OCTETS);
        byte[] third = Content.of(3, OCTETS);
        try (ServerProcess server = installation.start();
                MailClient idle = MailClient.greeted(server.address());
                MailClient secure = MailClient.greeted(server.address());
                MailClient olderTls = MailClient.greeted(server.address());
                MailClient offering = MailClient.greeted(server.address());
                MailClient sending = MailClient.greeted(server.address());
                MailClient sendingSecurely = MailClient.greeted(server.address());
                MailClient inChunks = MailClient.greeted(server.address())) {
            secure.startsTls("TLSv1.3");
            olderTls.startsTls("TLSv1.2");
            olderTls.says("EHLO client.example", "250");
            offering.says("MAIL FROM:<sender@client.example>", "250");
            sending.offers();
            sending.send(half(first));
            sendingSecurely.startsTls("TLSv1.3");
            sendingSecurely.says("EHLO client.example", "250").offers();
            sendingSecurely.send(half(second));
            inChunks.says("MAIL FROM:<sender@client.example>", "250").says("RCPT TO:<alice@example.test>", "250");
            inChunks.send("BDAT " + third.length + " LAST\r\n");
            inChunks.send(half(third));

            server.terminate();
            isToldToGo(idle);
            isToldToGo(secure);
            isToldToGo(olderTls);
            isToldToGo(offering);
            assertThatThrownBy(() -> new MailClient(server.address())).isInstanceOf(ConnectException.class);

            sending.send(rest(first));
            sending.says(".", "250");
            isToldToGo(sending);
            sendingSecurely.send(rest(second));
            sendingSecurely.says(".", "250");
            isToldToGo(sendingSecurely);
            inChunks.send(rest(third));
            inChunks.hears("250");
            isToldToGo(inChunks);
            assertThat(server.awaitExit()).isZero();
            assertThat(server.error()).noneMatch(line -> line.contains("Exception") || line.contains(" ERROR "));
        }
        try (ServerProcess next = installation.start();
                MailClient client = MailClient.greeted(next.address())) {
            client.delivers(Content.of(4, OCTETS));
        }
        assertThat(installation.emails().wholeByNumber(number -> Content.of(number, OCTETS)))
                .isEqualTo(Map.of(1L, 1, 2L, 1, 3L, 1, 4L, 1));
    }

    @Test
    void withoutSessionsItEndsAtOnceAndTheIndexHasAll() throws Exception {
        Installation installation = Installation.in(folder, "tls: { self-signed: true }\n");
        try (ServerProcess server = installation.start()) {
            try (MailClient client = MailClient.greeted(server.address())) {
                client.delivers(Content.of(1, 100));
                client.delivers(Content.of(2, 100));
                client.says("QUIT", "221").hearsTheEnd();
            }
            server.terminate();
            assertThat(server.awaitExit()).isZero();
        }
        ServerProcess fsck = installation.run("fsck");
        assertThat(fsck.output()).containsExactly("2 messages, 2 rows, 0 findings, 0 of them faults");
        assertThat(fsck.error()).isEmpty();
        assertThat(fsck.awaitExit()).isZero();
    }
}
