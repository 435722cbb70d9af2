package org.postern.bootstrap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.postern.adapters.control.ControlClient;
import org.postern.adapters.emlstore.EmlStore;
import org.postern.adapters.emlstore.StoreRefused;
import org.postern.adapters.ledgerfile.LedgerErasure;
import org.postern.adapters.trace.Flights;
import org.postern.application.port.StoredMessages;
import org.postern.bootstrap.command.DnsRecordsRequest;
import org.postern.bootstrap.command.DoctorRequest;
import org.postern.bootstrap.command.EraseRequest;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.ExplainRequest;
import org.postern.bootstrap.command.ExportRequest;
import org.postern.bootstrap.command.ListRequest;
import org.postern.bootstrap.command.Operations;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.PurgeRequest;
import org.postern.bootstrap.command.ReplayRequest;
import org.postern.bootstrap.command.ShowRequest;
import org.postern.bootstrap.command.SimulateRequest;
import org.postern.bootstrap.command.TraceRequest;
import org.postern.bootstrap.command.UserRequest;
import org.postern.bootstrap.command.VerifyRequest;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationSource;

/** The commands: asked of the server that runs on the configuration's data folder, else done here. */
final class Machine implements Operations {
    private final Map<String, String> environment;

    /** One that nobody supervises. */
    Machine() {
        this(Map.of());
    }

    /** {@code environment} is where a supervisor says how it wants to be talked to. */
    Machine(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public ExitCode serve(Configuration configuration, ConfigurationSource source, Output output) {
        ServiceNotices notices =
                new ServiceNotices(environment, ProcessHandle.current().pid());
        return new Serving(configuration, source, notices, output).run();
    }

    @Override
    public ExitCode reload(Configuration configuration, Output output) {
        return askOr(configuration, Requests.reload(), output, () -> {
            output.error().println("postern: no server runs on " + configuration.data());
            return ExitCode.WRONG;
        });
    }

    @Override
    public ExitCode acme(Configuration configuration, boolean renew, Output output) {
        return renew
                ? askOr(configuration, Requests.renew(), output, () -> {
                    output.error().println("postern: no server runs on " + configuration.data());
                    return ExitCode.WRONG;
                })
                : Acme.print(configuration, output);
    }

    @Override
    public ExitCode list(Configuration configuration, ListRequest request, Output output) {
        return ask(configuration, Requests.list(request), output, maintenance -> maintenance.list(request, output));
    }

    @Override
    public ExitCode show(Configuration configuration, ShowRequest request, Output output) {
        return ask(configuration, Requests.show(request), output, maintenance -> maintenance.show(request, output));
    }

    @Override
    public ExitCode explain(Configuration configuration, ExplainRequest request, Output output) {
        return Explaining.explain(configuration, request, output);
    }

    @Override
    public ExitCode replay(Configuration configuration, ReplayRequest request, Output output) {
        return Replaying.replay(configuration, request, output);
    }

    @Override
    public ExitCode verify(Configuration configuration, VerifyRequest request, Output output) {
        return Verifying.verify(configuration, request, output);
    }

    @Override
    public ExitCode simulate(Configuration configuration, SimulateRequest request, Output output) {
        return Simulating.simulate(configuration, request, output);
    }

    @Override
    public ExitCode dnsRecords(Configuration configuration, DnsRecordsRequest request, Output output) {
        return Publishing.records(configuration, request, output);
    }

    @Override
    public ExitCode top(Configuration configuration, Output output) {
        return Watching.top(configuration, output);
    }

    @Override
    public ExitCode trace(Configuration configuration, TraceRequest request, Output output) {
        return Tracing.trace(configuration, request, output);
    }

    @Override
    public ExitCode user(Configuration configuration, UserRequest request, Output output) {
        PasswordEntry passwords = new PasswordEntry(System.in, PasswordEntry.isTerminal(), output);
        return new ManagingUsers(configuration, passwords, output).perform(request);
    }

    @Override
    public ExitCode purge(Configuration configuration, PurgeRequest request, Output output) {
        return askOr(
                configuration,
                Requests.purge(request),
                output,
                () -> new WithoutServer(configuration, output)
                        .change((store, index) -> new Removing(store, index, Optional.empty()).purge(request, output)));
    }

    @Override
    public ExitCode retention(Configuration configuration, boolean resume, Output output) {
        if (!configuration.retention().isOn()) {
            output.out().println("off: every message stays; see retention in docs/configuration.md");
            return ExitCode.FINE;
        }
        return askOr(configuration, Requests.retention(resume), output, () -> {
            output.out().println("no server runs: nothing goes by itself");
            return resume ? ExitCode.WRONG : ExitCode.FINE;
        });
    }

    @Override
    public ExitCode backup(Configuration configuration, Path folder, Output output) {
        return askOr(configuration, Requests.backup(folder), output, () -> backupAlone(configuration, folder, output));
    }

    private static ExitCode backupAlone(Configuration configuration, Path folder, Output output) {
        try {
            StoredMessages store = EmlStore.openToRead(configuration.emails());
            return new BackingUp(store, configuration.emails(), configuration.data())
                    .backup(folder, output.pace(), output);
        } catch (StoreRefused refused) {
            output.error().println("postern: " + refused.getMessage());
            return ExitCode.WRONG;
        }
    }

    @Override
    public ExitCode erase(Configuration configuration, EraseRequest request, Output output) {
        return askOr(
                configuration,
                Requests.erase(request),
                output,
                () -> new WithoutServer(configuration, output).change((store, index) -> {
                    LedgerErasure ledger = new LedgerErasure(Explaining.folder(configuration));
                    Flights flights = new Flights(Tracing.folder(configuration));
                    return new Erasing(store, index, ledger::run, flights::erase).erase(request, output.pace(), output);
                }));
    }

    @Override
    public ExitCode export(Configuration configuration, ExportRequest request, Output output) {
        return Exporting.export(configuration, request, output.pace(), output);
    }

    @Override
    public ExitCode doctor(Configuration configuration, DoctorRequest request, Output output) {
        return Doctoring.examine(configuration, request, output);
    }

    @Override
    public ExitCode reindex(Configuration configuration, Output output) {
        return askOr(
                configuration, Requests.reindex(), output, () -> new WithoutServer(configuration, output).reindex());
    }

    @Override
    public ExitCode fsck(Configuration configuration, boolean json, Output output) {
        return ask(configuration, Requests.fsck(json), output, maintenance -> maintenance.fsck(json, output));
    }

    private static ExitCode ask(
            Configuration configuration, List<String> words, Output output, Function<Maintenance, ExitCode> here) {
        return askOr(configuration, words, output, () -> new WithoutServer(configuration, output).read(here));
    }

    private static ExitCode askOr(
            Configuration configuration, List<String> words, Output output, Supplier<ExitCode> withoutServer) {
        try {
            OptionalInt code = ControlClient.ask(
                    configuration.data(), words, output.octets(), output.errorOctets(), output.pace()::went);
            return code.isPresent() ? ExitCode.of(code.getAsInt()) : withoutServer.get();
        } catch (IOException broken) {
            output.error().println("postern: the server that runs went away before it had answered (" + broken + ")");
            return ExitCode.WRONG;
        }
    }
}
