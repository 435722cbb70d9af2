package org.postern.adapters.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.adapters.smtp.ListenerSettings.TlsMode;
import org.postern.adapters.smtp.tls.TlsContexts;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.testkit.transcript.StoryCheck;
import org.postern.testkit.transcript.StoryServer;
import org.postern.testkit.transcript.Transcript;
import org.postern.testkit.transcript.Transcripts;

/** Every story again over a real socket, in clear text and under TLS. */
class TranscriptsOverSocketsTest {
    private static final int LEAST = 100;
    private static final int WHOLE = Integer.MAX_VALUE;
    private static final TlsServer TLS = new TlsServer(TlsContexts.selfSigned("mx.example.org"));
    private static final Watchdog WATCHDOG = new Watchdog();

    static {
        WATCHDOG.start();
    }

    /** Stories in which nothing depends on what comes together. */
    private static final Set<String> IN_PIECES = Set.of(
            "d1-typical",
            "dots",
            "octets-stay",
            "smuggling-01",
            "smuggling-10",
            "bdat-dots",
            "bdat-split-crlf",
            "pipelined");

    @AfterAll
    static void end() {
        WATCHDOG.close();
    }

    static List<Transcript> clear() {
        return Transcripts.playable("clear");
    }

    static List<Transcript> tls() {
        return Transcripts.playable("tls");
    }

    @ParameterizedTest
    @MethodSource("clear")
    void goesAsTold(Transcript story) throws IOException {
        play(story, TlsMode.STARTTLS, WHOLE);
    }

    @ParameterizedTest
    @MethodSource("tls")
    void goesAsToldUnderTls(Transcript story) throws IOException {
        play(story, TlsMode.IMPLICIT, WHOLE);
    }

    @ParameterizedTest
    @MethodSource("inPieces")
    void goesTheSameInSegmentsAndRecordsOfOneOctet(Transcript story) throws IOException {
        play(story, TlsMode.STARTTLS, 1);
        play(story, TlsMode.IMPLICIT, 1);
    }

    static List<Transcript> inPieces() {
        return clear().stream()
                .filter(story -> IN_PIECES.contains(story.name()))
                .toList();
    }

    @Test
    void thereAreManyStories() {
        assertThat(inPieces()).hasSameSizeAs(IN_PIECES);
        assertThat(clear()).hasSizeGreaterThanOrEqualTo(LEAST);
        assertThat(tls()).hasSizeGreaterThanOrEqualTo(LEAST - 20);
    }

    private static void play(Transcript story, TlsMode mode, int pieces) throws IOException {
        StoryServer server = new StoryServer(story.settings(), InstantSource.system(), System::nanoTime);
        AtomicInteger open = new AtomicInteger();
        ListenerSettings settings =
                new ListenerSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), mode, List.of());
        try (SmtpListener listener = new SmtpListener(settings, server::conversation, TLS, WATCHDOG, open, 10)) {
            listener.start();
            try (SocketClient client = new SocketClient(listener.address(), mode == TlsMode.IMPLICIT, pieces)) {
                client.play(story);
            }
        }
        StoryCheck.store(story, server.store());
        assertThat(server.store().openSpools()).as("spools left open").isZero();
        assertThat(server.observer().faults()).hasSize(story.says("421 4.3.0") ? 1 : 0);
    }
}
