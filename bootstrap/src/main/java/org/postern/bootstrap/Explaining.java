package org.postern.bootstrap;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.postern.adapters.ledgerfile.EntryCodec;
import org.postern.adapters.ledgerfile.FileEntries;
import org.postern.application.ledger.Explanation;
import org.postern.application.ledger.LedgerEntry;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.ExplainRequest;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.domain.smtp.TransactionId;

/**
 * {@code postern explain}. The ledger's files are only ever added to, so they are read here whether or not a server runs.
 */
final class Explaining {
    private static final String FOLDER = "ledger";

    private Explaining() {}

    /** Where a server with this configuration has its ledger. */
    static Path folder(Configuration configuration) {
        return configuration.data().resolve(FOLDER);
    }

    static ExitCode explain(Configuration configuration, ExplainRequest request, Output output) {
        Optional<TransactionId> id = TransactionId.parse(request.id().strip().toUpperCase(Locale.ROOT));
        if (id.isEmpty()) {
            output.error().println("an id has 26 letters and digits, as in 01JD8Z0Q4Y8M3V6K2T9R5W7X1C");
            return ExitCode.USAGE;
        }
        Optional<LedgerEntry> entry = FileEntries.in(folder(configuration)).find(id.get());
        if (entry.isEmpty()) {
            output.error()
                    .println("the ledger has no entry of that id; it keeps "
                            + configuration.ledger().keepDays()
                            + " days, and not each one that a limit puts off in a flood");
            return ExitCode.WRONG;
        }
        PrintWriter out = output.out();
        if (request.json()) {
            out.println(EntryCodec.encode(entry.get()));
        } else {
            Explanation.of(entry.get()).forEach(out::println);
        }
        return ExitCode.FINE;
    }
}
