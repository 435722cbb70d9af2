package org.postern.testkit.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.Explanation;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.limits.Floods;
import org.postern.domain.address.IpAddress;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.session.Client;
import org.postern.domain.session.TlsFacts;
import org.postern.testkit.channel.ClientTurn;
import org.postern.testkit.channel.ManualTime;
import org.postern.testkit.channel.MemoryChannel;
import org.postern.testkit.channel.MemoryClient;
import org.postern.testkit.transcript.MemoryPlayer;
import org.postern.testkit.transcript.StoryServer;
import org.postern.testkit.transcript.StorySettings;

/** What the guard lets a client do across its sessions, on a clock that the test moves. */
class GuardClientsTest {
    private static final String ERRS = "FOO\r\nFOO\r\nFOO\r\nQUIT\r\n";
    private static final String BEGINS = "EHLO c\r\nMAIL FROM:<a@example.com>\r\n";

    private final ManualTime time = new ManualTime();

    private StoryServer server(Map<String, String> settings) {
        return new StoryServer(new StorySettings(settings, List.of(), Set.of()), time, time);
    }

    /** A session of the client at that address, which says this and goes; what it was told. */
    private String session(StoryServer server, String address, String says) {
        Client client = new Client(IpAddress.parse(address).orElseThrow(), 4_711, Optional.empty(), false);
        StringBuilder heard = new StringBuilder();
        List<ClientTurn> turns =
                List.of(new ClientTurn.Sends(StandardCharsets.US_ASCII.encode(says)), new ClientTurn.Ends());
        int[] next = {0};
        MemoryChannel channel = new MemoryChannel(
                said -> {
                    heard.append(text(said));
                    return turns.get(Math.min(next[0]++, 1));
                },
                time,
                offset -> 4_096);
        server.conversation().hold(client, channel);
        return heard.append(text(channel.unseen())).toString();
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.US_ASCII);
    }

    private String connects(StoryServer server, String address) {
        return session(server, address, "QUIT\r\n").substring(0, 9);
    }

    private long welcomed(StoryServer server, String address, int times) {
        return IntStream.range(0, times)
                .filter(i -> connects(server, address).startsWith("220"))
                .count();
    }

    @Test
    void aClientMayConnectSoOftenAMinuteAndAgainAsTimePasses() {
        StoryServer server = server(Map.of("connections-per-minute", "60"));
        assertThat(welcomed(server, "192.0.2.1", 100)).isEqualTo(60);
        assertThat(connects(server, "192.0.2.1")).isEqualTo("421 4.7.0");
        assertThat(welcomed(server, "192.0.2.2", 1)).isEqualTo(1);
        time.pass(Duration.ofSeconds(10));
        assertThat(welcomed(server, "192.0.2.1", 100)).isEqualTo(10);
    }

    @Test
    void theAddressesOfOneIpv6NetworkAreOneClient() {
        StoryServer server = server(Map.of("connections-per-minute", "5"));
        long welcomed = IntStream.range(1, 100)
                .filter(i -> connects(server, "2001:db8:0:1::" + Integer.toHexString(i))
                        .startsWith("220"))
                .count();
        assertThat(welcomed).isEqualTo(5);
        assertThat(connects(server, "2001:db8:0:2::1")).startsWith("220");
    }

    @Test
    void errorsOfAllSessionsCountTogether() {
        StoryServer server = server(Map.of("errors-per-minute", "6"));
        assertThat(session(server, "192.0.2.1", ERRS)).startsWith("220");
        assertThat(session(server, "192.0.2.1", ERRS)).startsWith("220");
        assertThat(session(server, "192.0.2.1", ERRS)).startsWith("421 4.7.0 Too many errors");
        assertThat(session(server, "192.0.2.2", ERRS)).startsWith("220");
        time.pass(Duration.ofSeconds(11));
        assertThat(session(server, "192.0.2.1", ERRS)).startsWith("220");
    }

    @Test
    void whoGuessesMailboxesInManySessionsIsSlowedInAllOfThem() {
        StoryServer server = server(Map.of("unknown-recipients-per-minute", "4"));
        String guesses = BEGINS + "RCPT TO:<x1@example.org>\r\nRCPT TO:<x2@example.org>\r\nQUIT\r\n";
        assertThat(session(server, "192.0.2.1", guesses)).contains("550 5.1.1").doesNotContain("450");
        assertThat(session(server, "192.0.2.1", guesses)).contains("550 5.1.1").doesNotContain("450");
        assertThat(session(server, "192.0.2.1", guesses)).contains("450 4.7.1").doesNotContain("550");
        assertThat(session(server, "192.0.2.1", BEGINS + "RCPT TO:<alice@example.org>\r\nQUIT\r\n"))
                .contains("450 4.7.1");
        assertThat(session(server, "192.0.2.9", BEGINS + "RCPT TO:<alice@example.org>\r\nQUIT\r\n"))
                .contains("250 2.1.5");
    }

    @Test
    void onTheAllowListNothingIsCountedAgainstAnybody() {
        StoryServer server = server(Map.of(
                "allow", "192.0.2.0/24", "connections-per-minute", "1", "errors-per-minute", "1", "sessions", "0"));
        for (int i = 0; i < 20; i++) {
            assertThat(session(server, "192.0.2.1", ERRS)).startsWith("220");
        }
        assertThat(connects(server, "198.51.100.1")).isEqualTo("421 4.3.2");
        assertThat(server.observer().objections())
                .extracting(StatedOpinion::rule)
                .containsExactly("sessions", "sessions-per-client", "sessions-per-network");
    }

    @Test
    void theLedgerSaysWhichLimitItWasUnderTheIdOfTheReply() {
        StoryServer server = server(Map.of("connections-per-minute", "1"));
        connects(server, "192.0.2.1");
        String told = session(server, "192.0.2.1", "QUIT\r\n");
        LedgerEntry entry = server.ledger().entries().getLast();
        assertThat(told).contains("[" + entry.id() + "]");
        assertThat(entry.conclusion()).isInstanceOf(Conclusion.Declined.class);
        assertThat(entry.guard()).extracting(StatedOpinion::rule).containsExactly("connections-per-minute");
        assertThat(Explanation.of(entry))
                .contains("The guard said:")
                .anyMatch(line -> line.contains("connections-per-minute (enforce) defer: more connections a minute"))
                .anyMatch(line -> line.contains("guard: { allow: [192.0.2.1] }"));
        assertThat(server.observer().told()).contains("objected connections-per-minute enforce");
    }

    private static List<LedgerEntry> declined(StoryServer server) {
        return server.ledger().entries().stream()
                .filter(entry -> entry.conclusion() instanceof Conclusion.Declined)
                .toList();
    }

    /** Told of once a minute, under one id, with a number behind it; counted each time. */
    @Test
    void aFloodOfOneClientIsOneLineAndOneEntryAMinute() {
        StoryServer server = server(Map.of("connections-per-minute", "1"));
        connects(server, "192.0.2.1");
        String first = session(server, "192.0.2.1", "QUIT\r\n");
        for (int i = 0; i < 100; i++) {
            assertThat(session(server, "192.0.2.1", "QUIT\r\n")).isEqualTo(first);
        }
        assertThat(server.observer().objections()).hasSize(101);
        assertThat(server.observer().told()).containsOnlyOnce("objected connections-per-minute enforce");
        assertThat(declined(server)).hasSize(1);
        assertThat(first).contains("[" + declined(server).getFirst().id() + "]");
        assertThat(server.floods().untold(false)).isEmpty();
        time.pass(Duration.ofSeconds(60));
        assertThat(server.floods().untold(false))
                .containsExactly(new Floods.Untold("connections-per-minute", Mode.ENFORCE, 100));
        connects(server, "192.0.2.1");
        assertThat(session(server, "192.0.2.1", "QUIT\r\n")).startsWith("421").isNotEqualTo(first);
        assertThat(declined(server)).hasSize(2);
        assertThat(server.floods().untold(true)).isEmpty();
    }

    @Test
    void aFloodOfManyClientsIsSoManyLinesAndEntries() {
        StoryServer server = server(Map.of("sessions", "0"));
        for (int i = 0; i < 500; i++) {
            assertThat(connects(server, "198.51." + i / 250 + "." + i % 250)).isEqualTo("421 4.3.2");
        }
        assertThat(declined(server)).hasSize(Floods.MOST_CLIENTS);
        assertThat(server.observer().told().stream().filter("objected sessions enforce"::equals))
                .hasSize(Floods.MOST_CLIENTS);
        assertThat(server.floods().untold(true))
                .containsExactly(new Floods.Untold("sessions", Mode.ENFORCE, 500 - Floods.MOST_CLIENTS));
    }

    @Test
    void mailsBeyondTheLimitAreWrittenDownOnce() {
        StoryServer server = server(Map.of("messages-per-minute", "1"));
        String told = session(
                server, "192.0.2.1", BEGINS + "RSET\r\n" + "MAIL FROM:<a@example.com>\r\n".repeat(50) + "QUIT\r\n");
        assertThat(told.split("450 4.7.1", -1)).hasSize(51);
        assertThat(declined(server)).hasSize(1);
        assertThat(server.observer().objections()).hasSize(50);
        assertThat(server.observer().told()).containsOnlyOnce("objected messages-per-minute enforce");
    }

    /** Whether a client of a port where TLS begins at once was let into a handshake. */
    private boolean shakesHands(StoryServer server) {
        AtomicBoolean asked = new AtomicBoolean();
        MemoryClient client = new MemoryClient() {
            @Override
            public ClientTurn next(byte[] said) {
                return new ClientTurn.Ends();
            }

            @Override
            public TlsFacts handshake(byte[] said) {
                asked.set(true);
                return new TlsFacts("TLSv1.3", "TLS_AES_256_GCM_SHA384", "");
            }
        };
        MemoryChannel channel = new MemoryChannel(client, time);
        server.conversation().holdBehindTls(MemoryPlayer.client(false), channel);
        assertThat(channel.isClosed()).isTrue();
        assertThat(channel.written() > 0).as("a word is said behind TLS alone").isEqualTo(asked.get());
        return asked.get();
    }

    @Test
    void whoIsPutOffWhereTlsBeginsAtOnceCostsNoHandshake() {
        assertThat(shakesHands(server(Map.of()))).isTrue();
        StoryServer full = server(Map.of("sessions", "0"));
        assertThat(shakesHands(full)).isFalse();
        assertThat(full.ledger().entries().getFirst().guard()).isNotEmpty();
    }

    @Test
    void whatIsOnlyWatchedIsWrittenDownOnceAndStandsWithTheTransaction() {
        StoryServer server =
                server(Map.of("guard", "monitor", "connections-per-minute", "0", "recipients-per-minute", "1"));
        String told = session(
                server,
                "192.0.2.1",
                BEGINS + "RCPT TO:<alice@example.org>\r\nRCPT TO:<bob@example.org>\r\nRCPT TO:<bob@example.org>\r\n"
                        + "RSET\r\nMAIL FROM:<b@example.com>\r\nQUIT\r\n");
        assertThat(told).doesNotContain("450").doesNotContain("421");
        List<LedgerEntry> entries = server.ledger().entries();
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().guard())
                .extracting(StatedOpinion::rule)
                .containsExactly("connections-per-minute", "recipients-per-minute");
        assertThat(entries.getFirst().guard()).extracting(StatedOpinion::mode).containsOnly(Mode.MONITOR);
        assertThat(entries.getLast().guard()).isEmpty();
    }

    @Test
    void aSessionWithoutATransactionIsWrittenDownWhenARuleWatchedIt() {
        StoryServer server = server(Map.of("guard", "monitor", "connections-per-minute", "0"));
        session(server, "192.0.2.1", "EHLO c.example\r\nQUIT\r\n");
        LedgerEntry entry = server.ledger().entries().getFirst();
        assertThat(server.ledger().entries()).hasSize(1);
        assertThat(entry.conclusion()).isEqualTo(new Conclusion.Abandoned(Conclusion.Cause.QUIT, Optional.empty()));
        assertThat(entry.greeting().orElseThrow().name()).isEqualTo("c.example");
        assertThat(entry.guard()).extracting(StatedOpinion::rule).containsExactly("connections-per-minute");
    }
}
