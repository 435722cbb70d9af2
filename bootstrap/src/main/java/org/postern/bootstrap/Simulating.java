package org.postern.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.postern.adapters.dryrun.DryLedger;
import org.postern.adapters.dryrun.DryObserver;
import org.postern.adapters.dryrun.DryStore;
import org.postern.adapters.dryrun.ScriptedChannel;
import org.postern.adapters.dryrun.ScriptedClient;
import org.postern.adapters.ledgerfile.EntryCodec;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.Explanation;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.limits.Floods;
import org.postern.application.limits.SessionCounts;
import org.postern.application.receive.TransactionIds;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.SimulateRequest;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.domain.message.ReadableText;
import org.postern.domain.sasl.Account;
import org.postern.domain.session.Client;

/** {@code postern simulate}: the server's own session, with a client that follows a script and a store that keeps nothing. */
final class Simulating {
    private static final int PORT = 25;

    private Simulating() {}

    static ExitCode simulate(Configuration configuration, SimulateRequest request, Output output) {
        byte[] content;
        try {
            MessageFile.Read message = MessageFile.read(request.file());
            try (InputStream octets = message.content().open()) {
                content = octets.readAllBytes();
            }
        } catch (IOException unreadable) {
            output.error().println("cannot read " + request.file() + ": " + unreadable);
            return ExitCode.USAGE;
        }
        ScriptedClient client =
                new ScriptedClient(request.helo(), mail(request, content), request.recipients(), content);
        DryLedger ledger = new DryLedger();
        try (Court court = new Court(configuration, new Met(configuration.data()))) {
            TransactionIds ids = new TransactionIds(InstantSource.system(), new SecureRandom(), Optional.empty());
            Premises dry = new Premises(
                    new DryStore(),
                    ids,
                    ledger,
                    id -> {},
                    SessionCounts.unlimited(),
                    name -> new Account.UsersUnavailable(),
                    Optional.empty(),
                    new DryObserver(),
                    new Floods(System::nanoTime));
            new Sessions(configuration, dry, court.judge(), Terms.rates(configuration))
                    .conversation(false, false, dry.observer())
                    .hold(new Client(request.ip(), PORT, Optional.empty(), false), new ScriptedChannel(client));
        }
        List<LedgerEntry> entries = ledger.since(Instant.MIN).toList();
        print(client, entries, request.json(), output);
        boolean accepted = entries.stream().anyMatch(entry -> entry.conclusion() instanceof Conclusion.Kept);
        return accepted ? ExitCode.FINE : ExitCode.WRONG;
    }

    /** The parameters that the message needs. */
    private static String mail(SimulateRequest request, byte[] content) {
        StringBuilder mail = new StringBuilder(request.mailFrom());
        mail.append(" SIZE=").append(content.length);
        for (byte octet : content) {
            if (octet < 0) {
                mail.append(" BODY=8BITMIME");
                break;
            }
        }
        String paths = request.mailFrom() + String.join("", request.recipients());
        return paths.getBytes(StandardCharsets.UTF_8).length == paths.length()
                ? mail.toString()
                : mail.append(" SMTPUTF8").toString();
    }

    private static void print(ScriptedClient client, List<LedgerEntry> entries, boolean json, Output output) {
        if (json) {
            entries.forEach(entry -> output.out().println(EntryCodec.encode(entry)));
            return;
        }
        client.dialogue().forEach(line -> output.out().println(ReadableText.of(line)));
        for (LedgerEntry entry : entries) {
            output.out().println();
            Explanation.of(entry).forEach(output.out()::println);
        }
        output.out().println();
        output.out().println("This was a dry run: nothing was kept.");
    }
}
