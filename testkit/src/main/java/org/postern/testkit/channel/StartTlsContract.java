package org.postern.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.application.port.TransmissionChannel;
import org.postern.domain.session.TlsFacts;

/** What every transmission channel must do when TLS begins on it: RFC 3207 §4. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface StartTlsContract {
    Duration HANDSHAKE = Duration.ofSeconds(30);
    Duration AT_ONCE = Duration.ofMillis(100);

    /** A new channel in clear text and its client; the test closes both. */
    ChannelPeer newPeer();

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String read(TransmissionChannel channel, int most) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(most);
        int count = channel.read(into, HANDSHAKE, false);
        return count < 0 ? "the end" : new String(into.array(), 0, count, StandardCharsets.ISO_8859_1);
    }

    private static void fails(ThrowingCallable handshake) {
        assertThatThrownBy(handshake).isInstanceOf(IOException.class).isNotInstanceOf(InterruptedIOException.class);
    }

    @Test
    default void aHandshakeTellsWhatCameOfIt() throws IOException {
        try (ChannelPeer peer = newPeer()) {
            peer.startsTls("mx.example.org");
            TlsFacts facts = peer.channel().startTls(HANDSHAKE);
            assertThat(facts.version()).isEqualTo("TLSv1.3");
            assertThat(facts.cipher()).startsWith("TLS_");
            assertThat(facts.serverName()).isEqualTo("mx.example.org");
        }
    }

    @Test
    default void octetsGoBothWaysBehindTheHandshake() throws IOException {
        try (ChannelPeer peer = newPeer()) {
            peer.sends(octets("STARTTLS\r\n"));
            assertThat(read(peer.channel(), 100)).isEqualTo("STARTTLS\r\n");
            Supplier<byte[]> clear = peer.hears(3);
            peer.channel().write(ByteBuffer.wrap(octets("220")), HANDSHAKE);
            assertThat(clear.get()).isEqualTo(octets("220"));
            peer.startsTls("mx.example.org");
            peer.channel().startTls(HANDSHAKE);
            peer.sends(octets("EHLO a\r\n"));
            assertThat(read(peer.channel(), 100)).isEqualTo("EHLO a\r\n");
            Supplier<byte[]> secret = peer.hears(3);
            peer.channel().write(ByteBuffer.wrap(octets("250")), HANDSHAKE);
            assertThat(secret.get()).isEqualTo(octets("250"));
        }
    }

    /** RFC 3207 §4.2: what came in clear text is not to be taken for what came behind the handshake. */
    @Test
    default void clearTextInFrontOfTheHandshakeMakesItFail() throws IOException {
        for (int taken : new int[] {1, 10, 12}) {
            try (ChannelPeer peer = newPeer()) {
                peer.sends(octets("STARTTLS\r\nRSET\r\n"));
                assertThat(read(peer.channel(), taken)).hasSize(taken);
                peer.startsTls("mx.example.org");
                fails(() -> peer.channel().startTls(HANDSHAKE));
            }
        }
    }

    @Test
    default void whatIsNoHandshakeFails() {
        try (ChannelPeer peer = newPeer()) {
            peer.sends(octets("EHLO client.example.net\r\n"));
            fails(() -> peer.channel().startTls(HANDSHAKE));
        }
        try (ChannelPeer peer = newPeer()) {
            peer.ends();
            fails(() -> peer.channel().startTls(HANDSHAKE));
        }
        try (ChannelPeer peer = newPeer()) {
            peer.vanishes();
            fails(() -> peer.channel().startTls(HANDSHAKE));
        }
    }

    @Test
    default void aHandshakeThatDoesNotBeginIsWaitedForUntilTheLimit() {
        try (ChannelPeer peer = newPeer()) {
            long before = peer.nanoTime();
            assertThatThrownBy(() -> peer.channel().startTls(AT_ONCE)).isInstanceOf(InterruptedIOException.class);
            assertThat(peer.nanoTime() - before).isGreaterThanOrEqualTo(AT_ONCE.toNanos());
        }
    }
}
