package org.postern.bootstrap;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.adapters.emlstore.EmlStore;
import org.postern.adapters.emlstore.StoreRefused;
import org.postern.adapters.ledgerfile.FileEntries;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.port.LedgerEntries;
import org.postern.application.replay.ReplayTransaction;
import org.postern.application.replay.Replayed;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.ReplayRequest;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.domain.smtp.TransactionId;

/** {@code postern replay}: reads files only, whether or not a server runs. */
final class Replaying {
    private final ReplayTransaction replay;
    private final ReplayRequest request;
    private final Output output;
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    private enum Kind {
        SAME("the same"),
        RECONSIDERED("decided otherwise now"),
        CONTRADICTED("with other findings"),
        NOT_REPLAYED("not to be judged again");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private Replaying(ReplayTransaction replay, ReplayRequest request, Output output) {
        this.replay = replay;
        this.request = request;
        this.output = output;
    }

    static ExitCode replay(Configuration configuration, ReplayRequest request, Output output) {
        Optional<TransactionId> id =
                request.id().map(text -> text.strip().toUpperCase(Locale.ROOT)).flatMap(TransactionId::parse);
        if (request.id().isPresent() && id.isEmpty()) {
            output.error().println("an id has 26 letters and digits, as in 01JD8Z0Q4Y8M3V6K2T9R5W7X1C");
            return ExitCode.USAGE;
        }
        if (Files.notExists(configuration.emails())) {
            output.error().println("there is no store yet at " + configuration.emails());
            return ExitCode.WRONG;
        }
        try {
            ReplayTransaction replay = new ReplayTransaction(
                    EmlStore.openToRead(configuration.emails()),
                    Rules.policy(configuration),
                    Court.settings(configuration),
                    configuration.lists());
            LedgerEntries entries = FileEntries.in(Explaining.folder(configuration));
            Replaying replaying = new Replaying(replay, request, output);
            return id.isPresent() ? replaying.one(entries.find(id.get()), configuration) : replaying.all(entries);
        } catch (StoreRefused refused) {
            output.error().println("postern: " + refused.getMessage());
            return ExitCode.WRONG;
        } catch (UncheckedIOException unreadable) {
            output.error().println("cannot read: " + unreadable.getMessage());
            return ExitCode.WRONG;
        }
    }

    private ExitCode one(Optional<LedgerEntry> entry, Configuration configuration) {
        if (entry.isEmpty()) {
            output.error()
                    .println("the ledger has no entry of that id; it keeps "
                            + configuration.ledger().keepDays() + " days");
            return ExitCode.WRONG;
        }
        Replayed replayed = replay.replay(entry.get());
        count(replayed);
        print(replayed);
        return result();
    }

    private ExitCode all(LedgerEntries entries) {
        try (Stream<LedgerEntry> since = entries.since(request.since().orElseThrow())) {
            since.forEach(entry -> {
                Replayed replayed = replay.replay(entry);
                count(replayed);
                if (request.json()
                        || replayed instanceof Replayed.Reconsidered
                        || replayed instanceof Replayed.Contradicted) {
                    print(replayed);
                }
            });
        }
        if (!request.json()) {
            output.out().println(summary());
        }
        return result();
    }

    private void count(Replayed replayed) {
        Kind kind = switch (replayed) {
            case Replayed.Same same -> Kind.SAME;
            case Replayed.Reconsidered otherwise -> Kind.RECONSIDERED;
            case Replayed.Contradicted other -> Kind.CONTRADICTED;
            case Replayed.NotReplayed not -> Kind.NOT_REPLAYED;
        };
        counts.merge(kind, 1, Integer::sum);
    }

    private void print(Replayed replayed) {
        if (request.json()) {
            output.out().println(ReplayReport.json(replayed));
        } else {
            ReplayReport.lines(replayed).forEach(output.out()::println);
        }
    }

    private String summary() {
        int transactions = counts.values().stream().mapToInt(Integer::intValue).sum();
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().words)
                .collect(Collectors.joining(
                        ", ",
                        transactions
                                + (transactions == 1 ? " transaction" : " transactions")
                                + (transactions == 0 ? "" : ": "),
                        ""));
    }

    private ExitCode result() {
        boolean differs = counts.containsKey(Kind.RECONSIDERED) || counts.containsKey(Kind.CONTRADICTED);
        return differs ? ExitCode.WRONG : ExitCode.FINE;
    }
}
