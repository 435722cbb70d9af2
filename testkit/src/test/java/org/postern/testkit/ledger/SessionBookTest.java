package org.postern.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.Conclusion.Cause;
import org.postern.application.ledger.Conclusion.Stage;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.ledger.NamedRecipient;
import org.postern.application.ledger.Verdict;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.testkit.channel.ClientTurn;
import org.postern.testkit.channel.ManualTime;
import org.postern.testkit.channel.MemoryChannel;
import org.postern.testkit.channel.MemoryClient;
import org.postern.testkit.transcript.MemoryPlayer;
import org.postern.testkit.transcript.StoryServer;
import org.postern.testkit.transcript.StorySettings;

/** What a whole session leaves in the ledger. */
final class SessionBookTest {
    private static final String DATA = "DATA\r\n";
    private static final String HELLO = "EHLO client.example.com\r\n";
    private static final String BEGUN = HELLO + "MAIL FROM:<a@example.com>\r\nRCPT TO:<alice@example.org>\r\n";

    private final ManualTime time = new ManualTime();

    private List<LedgerEntry> entries(String said) {
        return entries(said, Map.of());
    }

    private List<LedgerEntry> entries(String said, Map<String, String> settings) {
        List<ClientTurn> turns = new ArrayList<>();
        int sent = 0;
        for (int end = said.indexOf(DATA); end >= 0; end = said.indexOf(DATA, sent)) {
            turns.add(sends(said.substring(sent, end + DATA.length())));
            sent = end + DATA.length();
        }
        turns.add(sends(said.substring(sent)));
        turns.add(new ClientTurn.Ends());
        return entries(playing(turns), settings);
    }

    private static ClientTurn sends(String text) {
        return new ClientTurn.Sends(StandardCharsets.ISO_8859_1.encode(text));
    }

    /** Nothing may follow DATA before its reply, so a turn ends there. */
    private static MemoryClient playing(List<ClientTurn> turns) {
        int[] next = {0};
        return said -> turns.get(Math.min(next[0]++, turns.size() - 1));
    }

    private List<LedgerEntry> entries(MemoryClient client, Map<String, String> settings) {
        StoryServer server = new StoryServer(new StorySettings(settings, List.of(), Set.of()), time, time);
        server.conversation().hold(MemoryPlayer.client(true), new MemoryChannel(client, time));
        assertThat(server.observer().faults()).isEmpty();
        return server.ledger().entries();
    }

    private LedgerEntry only(String said) {
        List<LedgerEntry> entries = entries(said);
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }

    private static String end(LedgerEntry entry) {
        return switch (entry.conclusion()) {
            case Conclusion.Kept kept -> "kept " + kept.reply().code();
            case Conclusion.Declined no -> no.stage().word() + " " + no.reply().code();
            case Conclusion.Abandoned gone ->
                gone.cause().word()
                        + gone.reply().map(reply -> " " + reply.code()).orElse("");
        };
    }

    @Test
    void aKeptMessageIsThereWithAllThatWasSaid() {
        LedgerEntry entry =
                only(BEGUN + "RCPT TO:<nobody@example.org>\r\nDATA\r\nSubject: x\r\n\r\na\nb\r\n.\r\nQUIT\r\n");
        assertThat(end(entry)).isEqualTo("kept 250");
        assertThat(entry.client()).isEqualTo(MemoryPlayer.client(true));
        assertThat(entry.greeting().orElseThrow().name()).isEqualTo("client.example.com");
        assertThat(entry.protocol()).isEqualTo("ESMTPS");
        assertThat(entry.envelope().orElseThrow().reversePath()).isEqualTo("<a@example.com>");
        assertThat(entry.envelope().orElseThrow().recipients())
                .satisfiesExactly(
                        yes -> assertThat(yes).isInstanceOfSatisfying(NamedRecipient.Accepted.class, accepted -> {
                            assertThat(accepted.forwardPath()).isEqualTo("<alice@example.org>");
                            assertThat(accepted.mailboxes()).hasSize(1);
                        }),
                        no -> assertThat(no).isInstanceOfSatisfying(NamedRecipient.Declined.class, declined -> {
                            assertThat(declined.forwardPath()).isEqualTo("<nobody@example.org>");
                            assertThat(declined.reply().code()).isEqualTo(550);
                        }));
        assertThat(entry.octets()).hasValue("Subject: x\r\n\r\na\nb\r\n".length());
        assertThat(entry.verdict()).isEqualTo(Verdict.NONE);
        assertThat(entry.times().mail()).isPresent();
        assertThat(entry.times().finalDot()).isPresent();
    }

    @Test
    void aBareLineFeedIsFlagged() {
        assertThat(only(BEGUN + "DATA\r\nSubject: x\r\n\r\na\nb\r\n.\r\n").flaws())
                .containsExactly(MailDataFlaw.BARE_LF);
        assertThat(only(BEGUN + "DATA\r\nSubject: x\r\n\r\nab\r\n.\r\n").flaws())
                .isEmpty();
    }

    @Test
    void everyEndOfATransactionHasItsName() {
        assertThat(end(only(BEGUN + "QUIT\r\n"))).isEqualTo("quit 221");
        assertThat(end(only(BEGUN + "RSET\r\nQUIT\r\n"))).isEqualTo("reset 250");
        assertThat(end(only(BEGUN + HELLO))).isEqualTo("reset 250");
        assertThat(end(only(BEGUN))).isEqualTo("lost");
        assertThat(end(only(BEGUN + "DATA\r\nhalf"))).isEqualTo("lost");
        assertThat(end(only(BEGUN + "BDAT 2\r\nab"))).isEqualTo("lost");
        assertThat(end(only(BEGUN + "BDAT 2\r\nabRSET\r\n"))).startsWith("reset");
        assertThat(end(only(BEGUN + "GET / HTTP/1.1\r\n"))).startsWith("closed");
        assertThat(end(only(HELLO + "MAIL FROM:<>\r\nBDAT 2 LAST\r\nab"))).isEqualTo("data 503");
        assertThat(end(only(BEGUN + "BDAT 5 LAST\r\na\rb\r\n"))).isEqualTo("message 554");
        assertThat(end(only(BEGUN + "BDAT 6 LAST\r\na: b\r\n"))).isEqualTo("kept 250");
    }

    @Test
    void aSenderThatIsDeclinedHasAnEntryWithoutATransaction() {
        LedgerEntry tooLarge = only(HELLO + "MAIL FROM:<a@example.com> SIZE=999999999999\r\nQUIT\r\n");
        assertThat(end(tooLarge)).isEqualTo("mail 552");
        assertThat(tooLarge.times().mail()).isEmpty();
        assertThat(tooLarge.envelope().orElseThrow().reversePath()).isEqualTo("<a@example.com>");
        LedgerEntry full = entries(HELLO + "MAIL FROM:<a@example.com>\r\n", Map.of("store", "full"))
                .getFirst();
        assertThat(end(full)).isEqualTo("mail 452");
    }

    @Test
    void aClientThatIsTurnedAwayHasAnEntry() {
        LedgerEntry entry = entries(HELLO, Map.of("sessions", "0")).getFirst();
        assertThat(entry.conclusion()).isInstanceOfSatisfying(Conclusion.Declined.class, declined -> {
            assertThat(declined.stage()).isEqualTo(Stage.CONNECT);
            assertThat(declined.reply().code()).isEqualTo(421);
        });
        assertThat(entry.greeting()).isEmpty();
        assertThat(entry.envelope()).isEmpty();
    }

    @Test
    void aClientThatFallsSilentInATransactionIsClosed() {
        List<ClientTurn> turns =
                List.of(sends(BEGUN), new ClientTurn.Waits(Duration.ofHours(2)), new ClientTurn.Ends());
        LedgerEntry entry = entries(playing(turns), Map.of()).getFirst();
        assertThat(end(entry)).isEqualTo(Cause.CLOSED.word() + " 421");
        assertThat(entry.times().taken()).isGreaterThan(Duration.ofMinutes(4));
    }

    @Test
    void eachTransactionOfASessionHasItsEntryInOrder() {
        String message = "MAIL FROM:<>\r\nRCPT TO:<alice@example.org>\r\nDATA\r\nx: y\r\n.\r\n";
        assertThat(entries(HELLO + message + message + "MAIL FROM:<>\r\nRSET\r\n" + message + "QUIT\r\n").stream()
                        .map(SessionBookTest::end))
                .containsExactly("kept 250", "kept 250", "reset 250", "kept 250");
    }

    @Test
    void declinedRecipientsWithoutEndAreCountedNotListed() {
        String rcpt = "RCPT TO:<alice@example.org>\r\n";
        LedgerEntry entry = entries(
                        HELLO + "MAIL FROM:<>\r\n" + rcpt.repeat(252) + "QUIT\r\n", Map.of("recipients", "2"))
                .getFirst();
        assertThat(entry.envelope().orElseThrow().recipients()).hasSize(102);
        assertThat(entry.envelope().orElseThrow().unlisted()).isEqualTo(150);
    }
}
