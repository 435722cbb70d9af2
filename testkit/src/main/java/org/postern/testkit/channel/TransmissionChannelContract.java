package org.postern.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.application.port.TransmissionChannel;
import org.postern.application.port.TransmissionChannel.ServerStopping;

/** What every transmission channel must do, in clear text and under TLS. One that waits forever fails by its timeout. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface TransmissionChannelContract {
    Duration PATIENT = Duration.ofSeconds(30);
    Duration SHORT = Duration.ofMillis(100);

    /** A new channel and its client; the test closes both. */
    ChannelPeer newPeer();

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] octets(int length, long seed) {
        byte[] octets = new byte[length];
        new SplittableRandom(seed).nextBytes(octets);
        return octets;
    }

    private static String read(TransmissionChannel channel, int most) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(most);
        int count = channel.read(into, PATIENT, false);
        assertThat(into.position()).isEqualTo(Math.max(0, count));
        return count < 0 ? "the end" : new String(into.array(), 0, count, StandardCharsets.ISO_8859_1);
    }

    /** Time is up, and not before the limit. */
    private static void timeIsUp(ChannelPeer peer, ThrowingCallable waiting) {
        long before = peer.nanoTime();
        assertThatThrownBy(waiting).isInstanceOf(InterruptedIOException.class);
        assertThat(peer.nanoTime() - before).isGreaterThanOrEqualTo(SHORT.toNanos());
    }

    private static void isLost(ThrowingCallable using) {
        assertThatThrownBy(using)
                .isInstanceOf(IOException.class)
                .isNotInstanceOfAny(InterruptedIOException.class, ServerStopping.class);
    }

    @Test
    default void octetsComeAsTheyWereSentHoweverTheyAreCut() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        byte[] sent = octets(300_000, 2);
        try (ChannelPeer peer = newPeer()) {
            for (int from = 0; from < sent.length; ) {
                int length = Math.min(sent.length - from, 1 + random.nextInt(random.nextInt(1, 40_000)));
                peer.sends(Arrays.copyOfRange(sent, from, from + length));
                from += length;
            }
            ByteArrayOutputStream come = new ByteArrayOutputStream();
            while (come.size() < sent.length) {
                ByteBuffer into = ByteBuffer.allocate(1 + random.nextInt(20_000));
                assertThat(peer.channel().read(into, PATIENT, random.nextBoolean()))
                        .isEqualTo(into.position())
                        .isPositive();
                come.write(into.array(), 0, into.position());
            }
            assertThat(come.toByteArray()).isEqualTo(sent);
        }
    }

    @Test
    default void octetsGoBetweenPositionAndLimitOfTheBufferAndNowhereElse() throws IOException {
        try (ChannelPeer peer = newPeer()) {
            peer.sends(octets("abcdef"));
            ByteBuffer whole = ByteBuffer.wrap(octets("----------"));
            ByteBuffer part = whole.slice(2, 6).position(1).limit(4);
            while (part.hasRemaining()) {
                assertThat(peer.channel().read(part, PATIENT, false)).isPositive();
            }
            assertThat(whole.array()).isEqualTo(octets("---abc----"));
            assertThat(read(peer.channel(), 10)).isEqualTo("def");
        }
    }

    @Test
    default void aReadGivesWhatIsThereAndDoesNotWaitForMore() throws IOException {
        try (ChannelPeer peer = newPeer()) {
            peer.sends(octets("NOOP\r\n"));
            assertThat(read(peer.channel(), 1_000)).isEqualTo("NOOP\r\n");
            assertThat(peer.channel().isStopping()).isFalse();
        }
    }

    @Test
    default void aFullBufferIsTheCallersMistake() {
        try (ChannelPeer peer = newPeer()) {
            ByteBuffer full = ByteBuffer.allocate(10).position(10);
            assertThatThrownBy(() -> peer.channel().read(full, SHORT, true))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    default void aSilentClientIsWaitedForUntilTheLimitAndMayBeTalkedToAfterwards() throws IOException {
        try (ChannelPeer peer = newPeer()) {
            timeIsUp(peer, () -> peer.channel().read(ByteBuffer.allocate(10), SHORT, false));
            timeIsUp(peer, () -> peer.channel().read(ByteBuffer.allocate(10), SHORT, true));
            Supplier<byte[]> heard = peer.hears(5);
            peer.channel().write(ByteBuffer.wrap(octets("421\r\n")), PATIENT);
            assertThat(heard.get()).isEqualTo(octets("421\r\n"));
        }
    }

    @Test
    default void whatIsThereIsGivenWithoutAnyTimeAndNothingIsWaitedFor() throws IOException {
        try (ChannelPeer peer = newPeer()) {
            peer.sends(octets("abcdef"));
            assertThat(read(peer.channel(), 2)).isEqualTo("ab");
            ByteBuffer rest = ByteBuffer.allocate(10);
            assertThat(peer.channel().read(rest, Duration.ZERO, true)).isEqualTo(4);
            assertThatThrownBy(() -> peer.channel().read(rest, Duration.ZERO, true))
                    .isInstanceOf(InterruptedIOException.class);
        }
    }

    @Test
    default void theEndStaysTheEndAndTheClientStillHears() throws IOException {
        try (ChannelPeer peer = newPeer()) {
            peer.sends(octets("QUIT"));
            peer.ends();
            assertThat(read(peer.channel(), 10)).isEqualTo("QUIT");
            assertThat(read(peer.channel(), 10)).isEqualTo("the end");
            assertThat(read(peer.channel(), 10)).isEqualTo("the end");
            Supplier<byte[]> heard = peer.hears(3);
            peer.channel().write(ByteBuffer.wrap(octets("221")), PATIENT);
            assertThat(heard.get()).isEqualTo(octets("221"));
        }
    }

    @Test
    default void aClientThatIsGoneIsNoClientThatIsSlow() {
        try (ChannelPeer peer = newPeer()) {
            peer.vanishes();
            isLost(() -> read(peer.channel(), 10));
            isLost(() -> peer.channel().write(ByteBuffer.wrap(octets("250")), PATIENT));
        }
    }

    @Test
    default void whatAReadLeftIsWaiting() throws IOException {
        try (ChannelPeer peer = newPeer()) {
            assertThat(peer.channel().hasWaiting()).isFalse();
            peer.sends(octets("abcdef"));
            assertThat(read(peer.channel(), 1)).isEqualTo("a");
            assertThat(peer.channel().hasWaiting()).isTrue();
            assertThat(peer.channel().hasWaiting()).isTrue();
            assertThat(read(peer.channel(), 10)).isEqualTo("bcdef");
            assertThat(peer.channel().hasWaiting()).isFalse();
        }
    }

    @Test
    default void allOctetsOfTheBufferAreWrittenAndNoOthers() throws IOException {
        byte[] said = octets(1_000_000, 3);
        try (ChannelPeer peer = newPeer()) {
            Supplier<byte[]> heard = peer.hears(3 + said.length);
            ByteBuffer part =
                    ByteBuffer.wrap(octets("--abc---")).slice(1, 6).position(1).limit(4);
            peer.channel().write(part, PATIENT);
            ByteBuffer whole = ByteBuffer.wrap(said);
            peer.channel().write(whole, PATIENT);
            assertThat(part.hasRemaining() || whole.hasRemaining()).isFalse();
            byte[] all = heard.get();
            assertThat(Arrays.copyOf(all, 3)).isEqualTo(octets("abc"));
            assertThat(Arrays.copyOfRange(all, 3, all.length)).isEqualTo(said);
        }
    }

    @Test
    default void aClientThatTakesNothingIsWaitedForUntilTheLimit() {
        try (ChannelPeer peer = newPeer()) {
            peer.stopsReading();
            timeIsUp(peer, () -> peer.channel().write(ByteBuffer.allocate(64 << 20), SHORT));
        }
    }

    @Test
    default void whoIsOwedNothingIsNotWaitedForWhenTheServerStopsAndStillHears() throws IOException {
        try (ChannelPeer peer = newPeer()) {
            peer.serverStops();
            assertThatThrownBy(() -> peer.channel().read(ByteBuffer.allocate(10), PATIENT, true))
                    .isInstanceOf(ServerStopping.class);
            Supplier<byte[]> heard = peer.hears(3);
            peer.channel().write(ByteBuffer.wrap(octets("421")), PATIENT);
            assertThat(heard.get()).isEqualTo(octets("421"));
        }
    }

    @Test
    default void whoIsOwedSomethingIsWaitedForWhenTheServerStops() throws IOException {
        try (ChannelPeer peer = newPeer()) {
            peer.serverStops();
            peer.sends(octets("the rest"));
            assertThat(read(peer.channel(), 100)).isEqualTo("the rest");
            assertThat(peer.channel().isStopping()).isTrue();
        }
    }

    @Test
    default void aPauseLetsItsTimePass() {
        try (ChannelPeer peer = newPeer()) {
            long before = peer.nanoTime();
            peer.channel().pause(SHORT);
            assertThat(peer.nanoTime() - before).isGreaterThanOrEqualTo(SHORT.toNanos());
        }
    }

    /** TCP resets a connection that is closed with octets unread, and what the client has not taken is lost with it. */
    @Test
    default void whatWasWrittenIsDeliveredThoughNotAllWasRead() throws Exception {
        byte[] farewell = octets(150_000, 4);
        try (ChannelPeer peer = newPeer()) {
            peer.sends(octets(10_000, 5));
            assertThat(read(peer.channel(), 1)).hasSize(1);
            peer.channel().write(ByteBuffer.wrap(farewell), PATIENT);
            FutureTask<Boolean> closing = new FutureTask<>(peer.channel()::close, true);
            Thread.ofVirtual().start(closing).join(SHORT);
            Supplier<byte[]> heard = peer.hearsAll();
            assertThat(closing.get()).isTrue();
            assertThat(heard.get()).isEqualTo(farewell);
        }
    }

    @Test
    default void aClosedChannelIsLostAndMayBeClosedAgainByAnybody() throws Exception {
        try (ChannelPeer peer = newPeer()) {
            peer.sends(octets("NOOP"));
            for (int i = 0; i < 2; i++) {
                FutureTask<Boolean> closing = new FutureTask<>(peer.channel()::close, true);
                Thread.ofVirtual().start(closing);
                assertThat(closing.get()).isTrue();
                peer.channel().close();
            }
            isLost(() -> read(peer.channel(), 10));
            isLost(() -> peer.channel().write(ByteBuffer.wrap(octets("250")), PATIENT));
        }
    }
}
