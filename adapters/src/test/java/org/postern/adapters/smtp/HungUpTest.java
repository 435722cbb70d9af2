package org.postern.adapters.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.adapters.smtp.ListenerSettings.TlsMode;
import org.postern.adapters.smtp.tls.TlsContexts;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.application.judge.Circumstances;
import org.postern.application.judge.Judgement;
import org.postern.application.judge.TransactionJudge;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.LedgerEntry;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MessageContent;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.TransactionId;
import org.postern.testkit.transcript.StoryServer;
import org.postern.testkit.transcript.StorySettings;

/** Clients that do not wait for the reply to their message, and one that only says no more, over real sockets. */
@Timeout(120)
class HungUpTest {
    private static final TlsServer TLS = new TlsServer(TlsContexts.selfSigned("mx.example.org"));
    private static final Watchdog WATCHDOG = new Watchdog();
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    static {
        WATCHDOG.start();
    }

    private final CountDownLatch judging = new CountDownLatch(1);
    private final CountDownLatch judged = new CountDownLatch(1);
    private final StoryServer server = new StoryServer(
            new StorySettings(Map.of("last-word", Long.toString(LAST_WORD.toMillis())), List.of(), Set.of()),
            new Slow(),
            InstantSource.system(),
            System::nanoTime);

    /** Takes everything, once it is told to. */
    private final class Slow implements TransactionJudge {
        @Override
        public Judgement ofSender(Circumstances came, TransactionId id) {
            return Judgement.NONE;
        }

        @Override
        public Judgement ofMessage(
                Session.InTransaction session, MessageContent content, HeaderSection section, Instant at) {
            judging.countDown();
            try {
                assertThat(judged.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return Judgement.NONE;
        }
    }

    @AfterAll
    static void end() {
        WATCHDOG.close();
    }

    private interface Deed {
        void does(Socket client) throws IOException;
    }

    /** A client that sends a message, does this at once and that later, and what it then hears. */
    private String heard(Deed atOnce, Deed later) throws Exception {
        ListenerSettings settings = new ListenerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TlsMode.NONE, List.of());
        String last = "";
        AtomicInteger open = new AtomicInteger();
        try (SmtpListener listener = new SmtpListener(settings, server::conversation, TLS, WATCHDOG, open, 10)) {
            listener.start();
            try (Socket client = new Socket(
                    listener.address().getAddress(), listener.address().getPort())) {
                client.setSoTimeout(60_000);
                BufferedReader replies =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                replies.readLine();
                for (String line :
                        List.of("HELO a.example", "MAIL FROM:<a@a.example>", "RCPT TO:<alice@example.org>", "DATA")) {
                    say(client, line);
                    replies.readLine();
                }
                say(client, "From: a@a.example\r\n\r\nHi\r\n.");
                atOnce.does(client);
                assertThat(judging.await(60, TimeUnit.SECONDS)).isTrue();
                LockSupport.parkNanos(LAST_WORD.multipliedBy(2).toNanos());
                later.does(client);
                judged.countDown();
                if (!client.isClosed()) {
                    last = String.valueOf(replies.readLine());
                }
            }
            while (open.get() > 0) {
                LockSupport.parkNanos(10_000_000);
            }
        }
        assertThat(server.observer().faults()).isEmpty();
        return last;
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void assertNotKept() {
        try (var kept = server.store().messages(Optional.empty())) {
            assertThat(kept).isEmpty();
        }
        assertThat(server.store().openSpools()).isZero();
        LedgerEntry entry = server.ledger().entries().getFirst();
        assertThat(entry.conclusion()).isEqualTo(new Conclusion.Declined(Conclusion.Stage.MESSAGE, Replies.TOO_SLOW));
    }

    @Test
    void whoHangsUpWhileItsMessageIsLookedAtFindsItNotKept() throws Exception {
        heard(client -> {}, Socket::close);
        assertNotKept();
    }

    @Test
    void whoIsCutOffFindsItNotKept() throws Exception {
        heard(client -> {}, client -> {
            client.setSoLinger(true, 0);
            client.close();
        });
        assertNotKept();
    }

    /** RFC 5321 §4.1.1.10, and many scripts: everything said, the ears are open. */
    @Test
    void whoOnlySaysNoMoreHearsThatItIsKept() throws Exception {
        assertThat(heard(Socket::shutdownOutput, client -> {})).startsWith("250 2.0.0 Kept as ");
    }

    @Test
    void whoSaysTheNextCommandIsHere() throws Exception {
        assertThat(heard(client -> {}, client -> say(client, "QUIT"))).startsWith("250 2.0.0 Kept as ");
    }

    @Test
    void whoWaitsHearsThatItIsKept() throws Exception {
        assertThat(heard(client -> {}, client -> {})).startsWith("250 2.0.0 Kept as ");
    }
}
