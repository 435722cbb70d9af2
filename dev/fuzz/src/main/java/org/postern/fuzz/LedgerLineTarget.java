package org.postern.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.postern.adapters.ledgerfile.EntryCodec;
import org.postern.application.ledger.LedgerEntry;

/** Of any line an entry is read or nothing; what is read, written again, is one line of ASCII and read as the same. */
public final class LedgerLineTarget {

    private LedgerLineTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        EntryCodec.decode(new String(octets, StandardCharsets.UTF_8)).ifPresent(LedgerLineTarget::readBack);
    }

    static void readBack(LedgerEntry entry) {
        String line = EntryCodec.encode(entry);
        Holds.that(line.chars().allMatch(c -> c >= ' ' && c < 127), "a line of ASCII", line);
        Holds.same(Optional.of(entry), EntryCodec.decode(line), "written and read");
    }
}
