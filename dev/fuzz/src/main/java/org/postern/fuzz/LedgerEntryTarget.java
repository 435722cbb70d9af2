package org.postern.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.ledger.NamedEnvelope;
import org.postern.application.ledger.NamedRecipient;
import org.postern.domain.session.Greeting;
import org.postern.domain.smtp.TransactionId;
import org.postern.testkit.ledger.RandomLedgerEntries;

/** An entry with whatever a client said, and whatever else is in one, is written and read as the same. */
public final class LedgerEntryTarget {

    private LedgerEntryTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        Input input = new Input(octets);
        int seed = input.octet() << 8 | input.octet();
        LedgerEntry any = new RandomLedgerEntries(seed)
                .entry(TransactionId.of(Instant.ofEpochSecond(seed), input.octet(), input.octet()));
        String name = input.utf8Part();
        String path = input.utf8Part();
        String recipient = new String(input.rest(), StandardCharsets.UTF_16BE);
        LedgerLineTarget.readBack(new LedgerEntry(
                any.id(),
                any.times(),
                any.client(),
                Optional.of(new Greeting(name, (seed & 1) == 0)),
                path,
                Optional.of(new NamedEnvelope(
                        path, List.of(new NamedRecipient.Accepted(recipient, List.of(name, recipient))), 0)),
                any.octets(),
                any.flaws(),
                any.conclusion(),
                any.verdict(),
                any.guard()));
    }
}
