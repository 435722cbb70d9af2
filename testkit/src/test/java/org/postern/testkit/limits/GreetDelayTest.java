package org.postern.testkit.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.port.TransmissionChannel;
import org.postern.domain.session.TlsFacts;
import org.postern.testkit.channel.ClientTurn;
import org.postern.testkit.channel.ManualTime;
import org.postern.testkit.channel.MemoryChannel;
import org.postern.testkit.transcript.MemoryPlayer;
import org.postern.testkit.transcript.StoryServer;
import org.postern.testkit.transcript.StorySettings;

/** How long a greeting is held back, for whom, and what becomes of a client that cannot wait: RFC 5321 §3.1. */
class GreetDelayTest {
    private final ManualTime time = new ManualTime();
    private final long start = time.getAsLong();
    private boolean stopping;

    /** A channel of which something has come once so much time has passed. */
    private final class Talking implements TransmissionChannel {
        private final MemoryChannel channel;
        private final Duration after;

        Talking(MemoryChannel channel, Duration after) {
            this.channel = channel;
            this.after = after;
        }

        @Override
        public int read(ByteBuffer into, Duration limit, boolean idle) throws IOException {
            return channel.read(into, limit, idle);
        }

        @Override
        public boolean hasWaiting() {
            return passed().compareTo(after) >= 0;
        }

        @Override
        public boolean isStopping() {
            return stopping;
        }

        @Override
        public void write(ByteBuffer octets, Duration limit) throws IOException {
            channel.write(octets, limit);
        }

        @Override
        public TlsFacts startTls(Duration limit) throws IOException {
            return channel.startTls(limit);
        }

        @Override
        public void pause(Duration pause) {
            channel.pause(pause);
        }

        @Override
        public void close() {
            channel.close();
        }
    }

    private Duration passed() {
        return Duration.ofNanos(time.getAsLong() - start);
    }

    private StoryServer held(String settings, Duration talksAfter) {
        StoryServer server = server(settings);
        assertThat(hold(server, talksAfter)).isNotEmpty();
        return server;
    }

    private StoryServer server(String settings) {
        Map<String, String> values = new HashMap<>();
        for (String setting : settings.split(" ", -1)) {
            String[] parts = setting.split("=", 2);
            values.put(parts[0], parts[1]);
        }
        return new StoryServer(new StorySettings(values, List.of(), Set.of()), time, time);
    }

    /** What the server said last. */
    private String hold(StoryServer server, Duration talksAfter) {
        Deque<ClientTurn> turns = new ArrayDeque<>(List.of(
                new ClientTurn.Sends(ByteBuffer.wrap("QUIT\r\n".getBytes(StandardCharsets.US_ASCII))),
                new ClientTurn.Ends()));
        MemoryChannel channel = new MemoryChannel(said -> turns.size() > 1 ? turns.poll() : turns.element(), time);
        server.conversation().hold(MemoryPlayer.client(false), new Talking(channel, talksAfter));
        assertThat(server.observer().faults()).isEmpty();
        return new String(channel.unseen(), StandardCharsets.US_ASCII);
    }

    @Test
    void whoWaitsIsGreetedOnceTheTimeIsOver() {
        assertThat(held("greet-delay=4000", Duration.ofHours(1)).ledger().entries())
                .isEmpty();
        assertThat(passed()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whoTalksIsToldToGoWithoutFurtherDelay() {
        LedgerEntry entry = held("greet-delay=4000", Duration.ofMillis(1_050))
                .ledger()
                .entries()
                .getFirst();
        assertThat(passed()).isEqualTo(Duration.ofMillis(1_100));
        assertThat(entry.client().earlyTalker()).isTrue();
        assertThat(entry.conclusion())
                .isInstanceOfSatisfying(
                        Conclusion.Declined.class,
                        no -> assertThat(no.reply().code()).isEqualTo(421));
        assertThat(entry.guard())
                .singleElement()
                .satisfies(stated -> assertThat(stated.rule()).isEqualTo("early-talker"));
    }

    @Test
    void aRuleThatOnlyWatchesGreetsItAndWritesItDown() {
        LedgerEntry entry = held("greet-delay=4000 guard=monitor", Duration.ofMillis(1_050))
                .ledger()
                .entries()
                .getFirst();
        assertThat(passed()).isEqualTo(Duration.ofMillis(1_100));
        assertThat(entry.client().earlyTalker()).isTrue();
        assertThat(entry.conclusion())
                .isInstanceOfSatisfying(
                        Conclusion.Abandoned.class,
                        over -> assertThat(over.cause()).isEqualTo(Conclusion.Cause.QUIT));
        assertThat(entry.guard())
                .singleElement()
                .satisfies(stated -> assertThat(stated.rule()).isEqualTo("early-talker"));
    }

    @Test
    void theAllowListIsGreetedAtOnceWhateverItSays() {
        StoryServer server = held("greet-delay=4000 allow=192.0.2.0/24", Duration.ofMillis(1));
        assertThat(passed()).isZero();
        assertThat(server.ledger().entries()).isEmpty();
    }

    @Test
    void nobodyWaitsWhileTheServerIsBusyOrStops() {
        held("greet-delay=4000 busy=1", Duration.ofHours(1));
        stopping = true;
        held("greet-delay=4000", Duration.ofHours(1));
        assertThat(passed()).isZero();
    }

    @Test
    void whoIsOverALimitIsToldSoAtOnceAndHoldsNoPlace() {
        held("greet-delay=4000 connections-per-minute=0", Duration.ofHours(1));
        assertThat(passed()).isZero();
    }

    @Test
    void whoIsSentAwayForTalkingHoldsNoPlaceEither() {
        StoryServer server = server("greet-delay=4000 sessions=1");
        for (int i = 0; i < 3; i++) {
            assertThat(hold(server, Duration.ofMillis(1))).startsWith("421 4.7.0 Wait for the greeting");
        }
    }
}
