package org.postern.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.testkit.channel.ClientTurn;
import org.postern.testkit.channel.ManualTime;
import org.postern.testkit.channel.MemoryChannel;
import org.postern.testkit.transcript.MemoryPlayer;
import org.postern.testkit.transcript.StoryServer;
import org.postern.testkit.transcript.StorySettings;

/**
 * A whole session into which the octets of a client fall at one of five moments: the server says well-formed replies, not
 * many more octets than it hears, has no fault, closes, ends once, leaves no spool open and knows every message it kept.
 */
public final class ConversationTarget {
    private static final StorySettings SETTINGS =
            new StorySettings(Map.of("message-size", "2000", "recipients", "5", "chunks", "20"), List.of(), Set.of());
    private static final List<List<String>> STARTS = List.of(
            List.of(),
            List.of("EHLO a\r\n"),
            List.of("EHLO a\r\n", "MAIL FROM:<s@example.net> SMTPUTF8\r\n", "RCPT TO:<alice@example.org>\r\n"),
            List.of("EHLO a\r\n", "MAIL FROM:<>\r\n", "RCPT TO:<alice@example.org>\r\n", "DATA\r\n"),
            List.of(
                    "EHLO a\r\n",
                    "MAIL FROM:<> BODY=BINARYMIME\r\n",
                    "RCPT TO:<alice@example.org>\r\n",
                    "BDAT 40\r\nSubject: "));

    /** What a session of a client that is soon shown the door can come to. */
    private static final long MOST_WRITTEN = 400_000;

    private ConversationTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        Input input = new Input(octets);
        int start = input.octet();
        Cuts cuts = new Cuts(input.octet());
        Deque<ClientTurn> turns = new ArrayDeque<>();
        STARTS.get(start % STARTS.size()).forEach(text -> turns.add(sends(text)));
        for (String part = input.part(); !part.isEmpty() && turns.size() < 40; part = input.part()) {
            turns.add(part.equals("wait\n") ? new ClientTurn.Waits(Duration.ofSeconds(100)) : sends(part));
        }
        ManualTime time = new ManualTime();
        StoryServer server = new StoryServer(SETTINGS, time, time);
        ReplyingClient client = new ReplyingClient(turns, (start & 64) != 0);
        MemoryChannel channel = new MemoryChannel(client, time, at -> cuts.next(Integer.MAX_VALUE));
        server.conversation().hold(MemoryPlayer.client((start & 128) != 0), channel);
        client.hear(channel.unseen());
        Holds.same(
                List.of(),
                server.observer().faults().stream()
                        .filter(fault -> !"a directory that fails".equals(fault.getMessage()))
                        .toList(),
                "no fault");
        Holds.that(channel.isClosed(), "closed", server.observer().told());
        Holds.same(1, server.observer().endings().size(), "one ending");
        Holds.same(0, server.store().openSpools(), "no open spool");
        Holds.that(channel.written() < MOST_WRITTEN, "few octets", channel.written());
        try (var kept = server.store().messages(Optional.empty())) {
            Holds.that(kept.allMatch(message -> message.id().isPresent()), "every kept message has its id");
        }
    }

    private static ClientTurn sends(String octets) {
        return new ClientTurn.Sends(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
