package org.postern.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testkit.channel.ClientTurn;
import org.postern.testkit.channel.ManualTime;
import org.postern.testkit.channel.MemoryChannel;

/** RFC 3030 §2: chunks of a message that will not come are let go at once, and not when the session ends. */
class ChunksAreLetGoTest {

    @ParameterizedTest
    @ValueSource(strings = {"RSET\r\n", "EHLO a\r\n", "HELO a\r\n", "BDAT 101\r\n"})
    void whenTheTransactionEnds(String end) {
        ManualTime time = new ManualTime();
        StorySettings settings = new StorySettings(Map.of("message-size", "100"), List.of(), Set.of());
        StoryServer server = new StoryServer(settings, time, time);
        String excess = end.startsWith("BDAT") ? "x".repeat(101) : "";
        List<String> turns = List.of(
                "EHLO a\r\n",
                "MAIL FROM:<>\r\n",
                "RCPT TO:<alice@example.org>\r\n",
                "BDAT 3\r\nabc",
                end + excess,
                "NOOP\r\n");
        List<Integer> open = new ArrayList<>();
        MemoryChannel channel = new MemoryChannel(
                said -> {
                    open.add(server.store().openSpools());
                    return open.size() > turns.size() ? new ClientTurn.Ends() : sends(turns.get(open.size() - 1));
                },
                time);
        server.conversation().hold(MemoryPlayer.client(false), channel);
        assertThat(open).as("spools open before each turn").containsExactly(0, 0, 0, 0, 1, 0, 0);
    }

    private static ClientTurn sends(String octets) {
        return new ClientTurn.Sends(ByteBuffer.wrap(octets.getBytes(StandardCharsets.US_ASCII)));
    }
}
