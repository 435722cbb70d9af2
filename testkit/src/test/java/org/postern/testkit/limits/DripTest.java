package org.postern.testkit.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postern.testkit.channel.ClientTurn;
import org.postern.testkit.channel.ManualTime;
import org.postern.testkit.channel.MemoryChannel;
import org.postern.testkit.channel.MemoryClient;
import org.postern.testkit.transcript.MemoryPlayer;
import org.postern.testkit.transcript.StoryServer;
import org.postern.testkit.transcript.StorySettings;

/** RFC 5321 §4.5.3.2: a client that is never silent for long and never gets anywhere holds its session no longer than a total. */
class DripTest {
    private static final Duration EVERY = Duration.ofSeconds(29);
    private static final String HELLO = "EHLO c.example\r\n";
    private static final String BEGUN = HELLO + "MAIL FROM:<a@example.com>\r\nRCPT TO:<alice@example.org>\r\n";

    private final ManualTime time = new ManualTime();
    private StoryServer server = server(Map.of());

    private StoryServer server(Map<String, String> settings) {
        return new StoryServer(new StorySettings(settings, List.of(), Set.of()), time, time);
    }

    private static ClientTurn sends(String text) {
        return new ClientTurn.Sends(StandardCharsets.US_ASCII.encode(text));
    }

    /** One that says the beginning at once and then, as long as it may, a drip every now and then. */
    private static MemoryClient dripping(String beginning, String drip) {
        int[] turn = {0};
        return said -> {
            int now = turn[0]++;
            return now == 0 ? sends(beginning) : now % 2 == 1 ? new ClientTurn.Waits(EVERY) : sends(drip);
        };
    }

    /** How long the client held its session; it is told 421 in the end, and nothing is left of it. */
    private Duration held(String beginning, String drip) {
        MemoryChannel channel = new MemoryChannel(dripping(beginning, drip), time);
        server.conversation().hold(MemoryPlayer.client(false), channel);
        assertThat(new String(channel.unseen(), StandardCharsets.US_ASCII))
                .endsWith("421 4.4.2 Timed out, closing\r\n");
        assertThat(channel.isClosed()).isTrue();
        assertThat(server.store().openSpools()).isZero();
        assertThat(server.observer().kept()).isEmpty();
        return Duration.ofNanos(time.getAsLong());
    }

    @Test
    void inACommandLineItHasFiveMinutesInAll() {
        assertThat(held(HELLO, "x")).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void inMailDataItHasAMinuteAndThenALeastRate() {
        assertThat(held(BEGUN + "DATA\r\n", "x"))
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(60).plus(EVERY));
    }

    @Test
    void inAChunkItHasAMinuteAndThenALeastRate() {
        assertThat(held(BEGUN + "BDAT 100000 LAST\r\n", "x"))
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(60).plus(EVERY));
    }

    @Test
    void inChunksOfOneOctetItHasTheTimeOfASession() {
        assertThat(held(BEGUN, "BDAT 1\r\nx")).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void inCommandsWithoutMailItHasTenMinutes() {
        assertThat(held(HELLO, "NOOP\r\n")).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whileTheServerIsBusyASilentClientHasThirtySeconds() {
        server = server(Map.of("busy", "1"));
        MemoryClient silent = new MemoryClient() {
            private boolean said;

            @Override
            public ClientTurn next(byte[] heard) {
                boolean first = !said;
                said = true;
                return first ? sends(HELLO) : new ClientTurn.Waits(Duration.ofHours(1));
            }
        };
        MemoryChannel channel = new MemoryChannel(silent, time);
        server.conversation().hold(MemoryPlayer.client(false), channel);
        assertThat(Duration.ofNanos(time.getAsLong())).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void anAllowedClientHasItsFiveMinutesThoughTheServerIsBusy() {
        server = server(Map.of("busy", "1", "allow", "192.0.2.0/24"));
        MemoryChannel channel = new MemoryChannel(said -> new ClientTurn.Waits(Duration.ofHours(1)), time);
        server.conversation().hold(MemoryPlayer.client(false), channel);
        assertThat(Duration.ofNanos(time.getAsLong())).isEqualTo(Duration.ofMinutes(5));
    }
}
