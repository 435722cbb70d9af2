package org.postern.testkit.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.application.judge.Circumstances;
import org.postern.application.judge.Judgement;
import org.postern.application.judge.TransactionJudge;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MessageContent;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.TransactionId;
import org.postern.testkit.channel.ManualTime;
import org.postern.testkit.channel.MemoryChannel;
import org.postern.testkit.channel.MemoryClient;
import org.postern.testkit.transcript.MemoryPlayer;
import org.postern.testkit.transcript.StoryServer;
import org.postern.testkit.transcript.StorySettings;

/** A fault of ours ends its session with a 421 and nothing else: nothing is kept, nothing is held, the next client is welcome. */
class SessionFaultTest {
    private static final String SAID = String.join(
            "\r\n",
            "EHLO c.example",
            "MAIL FROM:<a@example.com>",
            "RCPT TO:<alice@example.org>",
            "BDAT 6 LAST",
            "Hello.QUIT",
            "");

    /** One that breaks at MAIL, or when the message is there. */
    private record Broken(String where, boolean deep) implements TransactionJudge {
        private Judgement unless(String here) {
            if (!here.equals(where)) {
                return Judgement.NONE;
            }
            if (deep) {
                throw new StackOverflowError("on purpose");
            }
            throw new IllegalStateException("on purpose");
        }

        @Override
        public Judgement ofSender(Circumstances came, TransactionId id) {
            return unless("mail");
        }

        @Override
        public Judgement ofMessage(
                Session.InTransaction session, MessageContent content, HeaderSection section, Instant at) {
            return unless("message");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail", "mail deep", "message", "message deep"})
    void costsOneSessionAndNoPlace(String what) {
        ManualTime time = new ManualTime();
        Broken broken = new Broken(what.split(" ", -1)[0], what.endsWith("deep"));
        StorySettings settings = new StorySettings(Map.of("sessions", "1"), List.of(), Set.of());
        StoryServer server = new StoryServer(settings, broken, time, time);
        for (int i = 0; i < 5; i++) {
            MemoryChannel channel =
                    new MemoryChannel(MemoryClient.sending(SAID.getBytes(StandardCharsets.US_ASCII)), time);
            server.conversation().hold(MemoryPlayer.client(false), channel);
            assertThat(new String(channel.unseen(), StandardCharsets.US_ASCII))
                    .startsWith("250-mx.example.org")
                    .endsWith("421 4.3.0 Local fault, nothing was kept, closing\r\n");
        }
        assertThat(server.observer().faults()).hasSize(5);
        assertThat(server.observer().kept()).isEmpty();
        assertThat(server.observer().objections()).isEmpty();
        assertThat(server.store().openSpools()).isZero();
    }
}
