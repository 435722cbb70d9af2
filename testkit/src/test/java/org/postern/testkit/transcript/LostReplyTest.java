package org.postern.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.LedgerEntry;
import org.postern.testkit.channel.ClientTurn;
import org.postern.testkit.channel.ManualTime;
import org.postern.testkit.channel.MemoryChannel;
import org.postern.testkit.channel.MemoryClient;

/** RFC 5321 §4.5.3.2.6 and §6.1: a client that does not hear the 250 sends again; what it sent first is kept all the same. */
class LostReplyTest {
    private static final List<String> TURNS =
            List.of("EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<alice@example.org>\r\nBDAT 12 LAST\r\n", "Subject: x\r\n");

    /** Sends a whole message and takes nothing of what is said from then on. */
    private static final class Deaf implements MemoryClient {
        private int turns;

        @Override
        public ClientTurn next(byte[] said) {
            return turns == TURNS.size() ? new ClientTurn.Ends() : sends(TURNS.get(turns++));
        }

        @Override
        public boolean reads() {
            return turns < TURNS.size();
        }
    }

    private static ClientTurn sends(String octets) {
        return new ClientTurn.Sends(ByteBuffer.wrap(octets.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void whatWasKeptStaysWhenNobodyHearsOfIt() {
        ManualTime time = new ManualTime();
        StoryServer server = new StoryServer(new StorySettings(Map.of(), List.of(), Set.of()), time, time);
        MemoryChannel channel = new MemoryChannel(new Deaf(), time);
        server.conversation().hold(MemoryPlayer.client(false), channel);
        assertThat(channel.isClosed()).isTrue();
        assertThat(channel.unseen()).as("what is said to the deaf").isEmpty();
        LedgerEntry entry = server.ledger().entries().getFirst();
        assertThat(entry.conclusion()).isInstanceOf(Conclusion.Kept.class);
        assertThat(server.store().find(entry.id().text())).isPresent();
    }
}
