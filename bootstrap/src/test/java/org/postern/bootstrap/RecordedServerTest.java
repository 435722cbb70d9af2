package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationLoader;
import org.postern.bootstrap.yaml.Reading;

/** Mail over a socket to a whole server while the JDK's Flight Recorder records. */
@Timeout(60)
class RecordedServerTest {
    @TempDir
    private Path folder = Path.of("");

    private Server server() throws IOException, CannotStart {
        Path file = Files.writeString(folder.resolve("postern.yaml"), """
                hostname: mx.example.test
                domains: { example.test: { mailboxes: [alice] } }
                listeners: [{ address: 127.0.0.1, port: 0 }]
                dns: { servers: ["127.0.0.1:9"], timeout: 100ms, tries: 1 }
                policy: { mode: monitor }
                guard: { allow-loopback: false }
                limits: { min-free: 1MiB }
                """);
        return new Assembly(
                        ((Reading.Good<Configuration>) new ConfigurationLoader(folder, Map.of()).load(file)).value())
                .server();
    }

    /** A session with a message that is kept and one that is refused; the replies to both. */
    private static List<String> deliver(int port) throws IOException {
        List<String> replies = new ArrayList<>();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            in.readLine();
            for (String line : List.of(
                    "HELO client.example",
                    "MAIL FROM:<zoe@client.example>",
                    "RCPT TO:<alice@example.test>",
                    "DATA",
                    "From: zoe@client.example\r\n\r\nhello\r\n.",
                    "MAIL FROM:<zoe@client.example>",
                    "RCPT TO:<alice@example.test>",
                    "DATA",
                    "From: zoe@client.example\r\n\r\nbare\rCR\r\n.",
                    "QUIT")) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                replies.add(in.readLine());
            }
        }
        return List.of(replies.get(4), replies.get(8));
    }

    private static String id(String reply) {
        return reply.replaceAll(".*?([0-9A-Z]{26}).*", "$1");
    }

    /** In the order of their ends; a recording has them as the buffers of threads were emptied. */
    private static List<RecordedEvent> of(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("postern." + name))
                .sorted(Comparator.comparing(RecordedEvent::getEndTime))
                .toList();
    }

    @Test
    void whatHappensIsRecordedWithIdsAndWithoutAddresses() throws IOException, CannotStart {
        Path file = folder.resolve("mail.jfr");
        List<String> replies;
        try (Recording recording = new Recording()) {
            recording.start();
            try (Server server = server()) {
                server.start();
                replies = deliver(server.listeners().getFirst().address().getPort());
            }
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(of(events, "Message"))
                .extracting(event -> event.getString("id"), event -> event.getString("outcome"))
                .containsExactly(tuple(id(replies.getFirst()), "kept"), tuple(id(replies.getLast()), "declined"));
        assertThat(of(events, "StoreWrite"))
                .extracting(event -> event.getString("id"), event -> event.getString("outcome"))
                .containsExactly(tuple(id(replies.getFirst()), "KEPT"));
        assertThat(of(events, "StoreWrite").getFirst().getDuration())
                .isLessThan(of(events, "Message").getFirst().getDuration());
        assertThat(of(events, "Session"))
                .hasSize(1)
                .allMatch(event -> event.getInt("transactions") == 2
                        && event.getString("reason").equals("quit"));
        assertThat(of(events, "LookUp"))
                .isNotEmpty()
                .allMatch(event -> event.getString("outcome").equals("TEMPORARY_FAILURE"));
        assertThat(events.stream()
                        .filter(event -> event.getEventType().getName().startsWith("postern."))
                        .map(RecordedEvent::toString))
                .noneMatch(text -> text.contains("zoe") || text.contains("client.example") || text.contains("alice"));
    }
}
