package org.postern.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.domain.session.TlsFacts;
import org.postern.testkit.channel.ClientTurn;
import org.postern.testkit.channel.ManualTime;
import org.postern.testkit.channel.MemoryChannel;
import org.postern.testkit.channel.MemoryClient;

/**
 * Whatever octets a client sends, from whatever state: the server never fails, always closes, says well-formed replies of
 * bounded length and holds on to no mail data. What it keeps can be read back.
 */
class AnyOctetsTest {
    private static final int ROUNDS = 6_000;
    private static final StorySettings SETTINGS =
            new StorySettings(Map.of("message-size", "2000", "recipients", "5", "chunks", "20"), List.of(), Set.of());

    /** Where the octets meet the session. */
    enum Start {
        CONNECTED(""),
        IDENTIFIED("EHLO a\r\n"),
        IN_TRANSACTION(
                "EHLO a\r\n|MAIL FROM:<s@example.net> SMTPUTF8 BODY=8BITMIME\r\n|RCPT TO:<alice@example.org>\r\n"),
        IN_DATA("EHLO a\r\n|MAIL FROM:<>\r\n|RCPT TO:<alice@example.org>\r\n|DATA\r\n"),
        IN_CHUNKS("EHLO a\r\n|MAIL FROM:<> BODY=BINARYMIME\r\n|RCPT TO:<alice@example.org>\r\n|BDAT 4\r\nA: b");

        private final String octets;

        Start(String octets) {
            this.octets = octets;
        }
    }

    private record Script(Deque<ClientTurn> turns, boolean reads, boolean handshakes) implements MemoryClient {
        @Override
        public ClientTurn next(byte[] said) {
            StoryClient.replies(said);
            return turns.isEmpty() ? new ClientTurn.Ends() : turns.removeFirst();
        }

        @Override
        public TlsFacts handshake(byte[] said) throws IOException {
            StoryClient.replies(said);
            if (!handshakes) {
                throw new IOException("no handshake");
            }
            return new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", "x");
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverMakeTheServerFail(Start start) {
        List<byte[]> stories = stories();
        for (int round = 0; round < ROUNDS; round++) {
            long seed = round * 7L + start.name().hashCode();
            SplittableRandom random = new SplittableRandom(seed);
            Deque<ClientTurn> turns = new ArrayDeque<>();
            for (String piece : start.octets.split("\\|")) {
                turns.add(sends(piece.getBytes(StandardCharsets.US_ASCII)));
            }
            for (int i = random.nextInt(4); i >= 0; i--) {
                turns.add(turn(random, stories));
            }
            hold("seed " + seed, random, new Script(turns, random.nextInt(50) > 0, random.nextBoolean()));
        }
    }

    private static void hold(String why, SplittableRandom random, Script client) {
        ManualTime time = new ManualTime();
        StoryServer server = new StoryServer(SETTINGS, time, time);
        int most = 1 + random.nextInt(3_000);
        MemoryChannel channel = new MemoryChannel(client, time, at -> 1 + random.nextInt(most));
        server.conversation().hold(MemoryPlayer.client(random.nextBoolean()), channel);
        List<Throwable> faults = server.observer().faults();
        assertThat(faults.stream().filter(AnyOctetsTest::isOurs)).as(why).isEmpty();
        assertThat(channel.isClosed()).as(why).isTrue();
        assertThat(server.observer().endings()).as(why).hasSize(1);
        assertThat(server.store().openSpools()).as(why).isZero();
        assertThat(channel.written()).as(why).isLessThan(200_000);
        StoryClient.replies(channel.unseen());
        try (var kept = server.store().messages(Optional.empty())) {
            assertThat(kept.map(message -> message.id().isPresent())).as(why).doesNotContain(false);
        }
    }

    /** The recipient at whom the directory fails is a fault that stories ask for. */
    private static boolean isOurs(Throwable fault) {
        return !"a directory that fails".equals(fault.getMessage());
    }

    private static ClientTurn turn(SplittableRandom random, List<byte[]> stories) {
        return switch (random.nextInt(12)) {
            case 0 -> sends(noise(random));
            case 1 -> new ClientTurn.Waits(Duration.ofSeconds(random.nextInt(400)));
            case 2 -> random.nextBoolean() ? new ClientTurn.Vanishes() : new ClientTurn.SeesServerStop();
            default -> sends(mutated(stories.get(random.nextInt(stories.size())), random));
        };
    }

    private static ClientTurn sends(byte[] octets) {
        return new ClientTurn.Sends(ByteBuffer.wrap(octets));
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] octets = new byte[random.nextInt(5_000)];
        random.nextBytes(octets);
        return octets;
    }

    /** Some octets changed, some left out, some said twice. */
    private static byte[] mutated(byte[] octets, SplittableRandom random) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        for (int i = 0; i < octets.length; i++) {
            switch (random.nextInt(200)) {
                case 0 -> changed.write(random.nextInt());
                case 1 -> i += random.nextInt(20);
                case 2 -> i = Math.max(0, i - random.nextInt(20));
                case 3 -> changed.write("\r\n\0. <>@".charAt(random.nextInt(8)));
                default -> changed.write(octets[i]);
            }
        }
        return changed.toByteArray();
    }

    private static List<byte[]> stories() {
        List<byte[]> stories = new ArrayList<>();
        for (Transcript story : Transcripts.all()) {
            for (Turn turn : story.turns()) {
                if (turn instanceof Turn.ClientSays says && says.octets().remaining() < 5_000) {
                    stories.add(says.octets().array());
                }
            }
        }
        assertThat(stories).hasSizeGreaterThan(500);
        return stories;
    }

    @Test
    void idleCommandsWithoutEndGetRepliesWithAnEnd() {
        byte[] noop = "NOOP\r\n".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        ManualTime time = new ManualTime();
        StoryServer server = new StoryServer(SETTINGS, time, time);
        MemoryChannel channel =
                new MemoryChannel(new Script(new ArrayDeque<>(List.of(sends(noop))), true, false), time);
        server.conversation().hold(MemoryPlayer.client(false), channel);
        assertThat(channel.written()).isLessThan(5_000);
    }

    @Test
    void aClientThatReadsNothingRunsOutOfTime() {
        ManualTime time = new ManualTime();
        StoryServer server = new StoryServer(SETTINGS, time, time);
        MemoryChannel channel =
                new MemoryChannel(new Script(new ArrayDeque<>(List.of(sends(new byte[0]))), false, false), time);
        server.conversation().hold(MemoryPlayer.client(false), channel);
        assertThat(channel.isClosed()).isTrue();
        assertThat(server.observer().endings()).containsExactly("Timed out, closing");
    }
}
