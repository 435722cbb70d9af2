package org.postern.adapters.ledgerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.application.ledger.LedgerEntry;
import org.postern.domain.session.Greeting;
import org.postern.domain.smtp.TransactionId;
import org.postern.testkit.ledger.RandomLedgerEntries;

final class EntryCodecTest {
    private static final int ROUNDS = 5_000;
    private static final TransactionId ID = TransactionId.of(Instant.EPOCH, 1, 2);

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            LedgerEntry entry = new RandomLedgerEntries(seed).entry(ID);
            String line = EntryCodec.encode(entry);
            assertThat(line).as("seed %d", seed).matches("[ -~]*");
            assertThat(EntryCodec.decode(line)).as("seed %d", seed).contains(entry);
        }
    }

    @Test
    void everyCharacterOfAClientIsReadBackFromALineThatATerminalShows() {
        LedgerEntry any = new RandomLedgerEntries(1).entry(ID);
        for (char c = 0; c < 0x300; c++) {
            Optional<Greeting> greeting = Optional.of(new Greeting("a" + c + "\\u007F", true));
            LedgerEntry entry = new LedgerEntry(
                    any.id(),
                    any.times(),
                    any.client(),
                    greeting,
                    any.protocol(),
                    any.envelope(),
                    any.octets(),
                    any.flaws(),
                    any.conclusion(),
                    any.verdict(),
                    any.guard());
            String line = EntryCodec.encode(entry);
            assertThat(line).as("character %d", (int) c).matches("[ -~]*");
            assertThat(EntryCodec.decode(line)).as("character %d", (int) c).contains(entry);
        }
    }

    @Test
    void aLineThatIsCutAnywhereIsNoEntryAndNoFault() {
        for (long seed = 0; seed < 20; seed++) {
            String line = EntryCodec.encode(new RandomLedgerEntries(seed).entry(ID));
            for (int length = 0; length < line.length(); length++) {
                assertThat(EntryCodec.decode(line.substring(0, length))).isEmpty();
            }
        }
    }

    @Test
    void aLineOfANewerVersionIsPassedOver() {
        String line = EntryCodec.encode(new RandomLedgerEntries(1).entry(ID));
        assertThat(line).startsWith("{\"v\":1,");
        assertThat(EntryCodec.decode(line.replaceFirst("\"v\":1", "\"v\":2"))).isEmpty();
    }

    @Test
    void whatIsNoEntryIsNone() {
        String line = EntryCodec.encode(new RandomLedgerEntries(1).entry(ID));
        assertThat(EntryCodec.decode("{\"v\":1}")).isEmpty();
        assertThat(EntryCodec.decode("[]")).isEmpty();
        assertThat(EntryCodec.decode("1")).isEmpty();
        assertThat(EntryCodec.decode(line.replace("\"flaws\":[", "\"flaws\":[\"unheard-of\",")))
                .isEmpty();
        assertThat(EntryCodec.decode(line.replace("\"protocol\":", "\"protocol\":1,\"x\":")))
                .isEmpty();
    }
}
