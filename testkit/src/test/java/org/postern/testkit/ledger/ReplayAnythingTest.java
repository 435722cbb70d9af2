package org.postern.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.postern.application.greylist.ConsultGreylist;
import org.postern.application.judge.Judge;
import org.postern.application.judge.Scanning;
import org.postern.application.judge.SoundLists;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.replay.ReplayTransaction;
import org.postern.application.replay.Replayed;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.greylist.Acquaintance;
import org.postern.domain.greylist.GreylistReport;
import org.postern.domain.greylist.GreylistTimes;
import org.postern.domain.policy.Greylisting;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.Policy;
import org.postern.domain.policy.Rule;
import org.postern.testkit.channel.ClientTurn;
import org.postern.testkit.channel.ManualTime;
import org.postern.testkit.channel.MemoryChannel;
import org.postern.testkit.greylist.MemoryGreylist;
import org.postern.testkit.transcript.MemoryPlayer;
import org.postern.testkit.transcript.StoryJudge;
import org.postern.testkit.transcript.StoryServer;
import org.postern.testkit.transcript.StorySettings;

/** Whatever a message holds and the DNS says: no check breaks, and the verdict can be reached again from what was written down. */
final class ReplayAnythingTest {
    private static final int ROUNDS = 1_500;
    private static final Instant FAR = Instant.parse("2126-01-01T00:00:00Z");
    private static final IpAddress CLIENT = MemoryPlayer.client(false).address();
    private static final Policy WATCHING = watching();
    private static final String[] LINES = {
        "From: a@example.net",
        "From: \"a@b\" <c@d.example.net>, e@f.example",
        "From: (((((",
        "From: undisclosed:;",
        "From: =?utf-8?q?=0D=0ABcc:?= <\u00e9@xn--e1afmkfd.example>",
        "Authentication-Results: mx.example.org; dkim=pass",
        "Authentication-Results: mx.example.org (",
        "X-Postern-Id: 01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "Return-Path: <forged@example.org>",
        "DKIM-Signature: v=1; a=ed25519-sha256; d=example.net; s=s; h=from:subject;\r\n bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==",
        "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=f.example; s=t; h=from; l=0; x=1; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=AAAA",
        "DKIM-Signature: ;;=;",
        "ARC-Seal: i=1; a=ed25519-sha256; cv=none; d=example.net; s=s; b=AAAA",
        "ARC-Message-Signature: i=1; a=ed25519-sha256; d=example.net; s=s; h=from; bh=AAAA; b=AAAA",
        "ARC-Authentication-Results: i=1; example.net; dmarc=pass header.from=example.net",
        "ARC-Seal: i=51; cv=pass",
        "Received: from x by mx.example.org with SMTP; Mon, 1 Jan 2026 00:00:00 +0000",
        "Subject: \t folded\r\n  here",
        ":",
        "no colon at all"
    };

    private static Policy watching() {
        List<Rule> rules = new ArrayList<>(StoryJudge.POLICY.rules());
        rules.add(new Rule(Greylisting.NAME, Mode.ENFORCE, new Greylisting(GreylistTimes.USUAL)));
        return new Policy(rules).monitored();
    }

    private static byte[] message(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(10); i > 0; i--) {
            text.append(LINES[random.nextInt(LINES.length)]).append("\r\n");
        }
        text.append(random.nextInt(5) == 0 ? "" : "\r\n").append("Hi.\r\n".repeat(random.nextInt(4)));
        byte[] octets = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i > 0 && octets.length > 0; i--) {
            octets[random.nextInt(octets.length)] = (byte) (1 + random.nextInt(255));
        }
        return octets;
    }

    private static ClientTurn sends(String helo, String sender, byte[] message) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String commands = "EHLO " + helo + "\r\nMAIL FROM:" + sender
                + " BODY=BINARYMIME\r\nRCPT TO:<alice@example.org>\r\nBDAT " + message.length + " LAST\r\n";
        said.writeBytes(commands.getBytes(StandardCharsets.US_ASCII));
        said.writeBytes(message);
        said.writeBytes("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        return new ClientTurn.Sends(ByteBuffer.wrap(said.toByteArray()));
    }

    @Test
    void itComesOutTheSame() {
        int replayed = 0;
        int withEvidence = 0;
        Set<String> greylistings = new TreeSet<>();
        MemoryGreylist senders = new MemoryGreylist(ROUNDS);
        ConsultGreylist usual = new ConsultGreylist(senders, GreylistTimes.USUAL, List.of());
        ConsultGreylist sparing =
                new ConsultGreylist(senders, GreylistTimes.USUAL, List.of(new IpNetwork(CLIENT, CLIENT.width())));
        for (long seed = 0; seed < ROUNDS; seed++) {
            if (seed == ROUNDS / 2) {
                senders.remember(List.of(new Acquaintance("192.0.2.0/24", Instant.EPOCH, true, FAR)));
            }
            if (seed == ROUNDS - ROUNDS / 4) {
                senders.breakDown();
            }
            SplittableRandom random = new SplittableRandom(seed);
            ManualTime time = new ManualTime();
            Judge judge = new Judge(
                    new HostileDns(random.split()),
                    WATCHING,
                    SoundLists.standing(List.of(StoryJudge.LIST)),
                    StoryJudge.settings(),
                    Scanning.NOBODY,
                    Optional.of(seed % 5 == 0 ? sparing : usual),
                    System::nanoTime);
            StoryServer server = new StoryServer(new StorySettings(Map.of(), List.of(), Set.of()), judge, time, time);
            String helo = random.nextBoolean() ? "client.example.net" : "[192.0.2.25]";
            String sender = random.nextInt(4) == 0 ? "<>" : "<sender@example.net>";
            Deque<ClientTurn> turns =
                    new ArrayDeque<>(List.of(sends(helo, sender, message(random)), new ClientTurn.Ends()));
            server.conversation()
                    .hold(
                            MemoryPlayer.client(random.nextBoolean()),
                            new MemoryChannel(said -> turns.size() > 1 ? turns.poll() : turns.element(), time));
            assertThat(server.observer().faults()).as("seed %d", seed).isEmpty();
            ReplayTransaction replay =
                    new ReplayTransaction(server.store(), WATCHING, StoryJudge.settings(), List.of(StoryJudge.LIST));
            for (LedgerEntry entry : server.ledger().entries()) {
                assertThat(entry.verdict().faults()).as("seed %d", seed).isEmpty();
                withEvidence += entry.verdict().evidence().isEmpty() ? 0 : 1;
                Replayed again = replay.replay(entry);
                entry.verdict().greylist().map(GreylistReport::word).ifPresent(greylistings::add);
                if (entry.conclusion() instanceof Conclusion.Kept) {
                    assertThat(again).as("seed %d", seed).isEqualTo(new Replayed.Same(entry));
                    replayed++;
                }
            }
        }
        assertThat(replayed).isGreaterThan(ROUNDS / 2);
        assertThat(greylistings).contains("unmet", "met", "known", "exempt", "unavailable");
        assertThat(withEvidence).isGreaterThanOrEqualTo(replayed);
    }
}
