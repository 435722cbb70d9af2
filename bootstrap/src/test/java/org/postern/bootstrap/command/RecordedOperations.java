package org.postern.bootstrap.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationSource;

/** Operations that only note what they were asked for. */
final class RecordedOperations implements Operations {
    private final List<String> calls = new ArrayList<>();
    private Optional<Configuration> configuration = Optional.empty();
    private Optional<RuntimeException> fault = Optional.empty();
    private ExitCode answer = ExitCode.FINE;

    List<String> calls() {
        return calls;
    }

    Optional<Configuration> configuration() {
        return configuration;
    }

    String hostname() {
        return configuration.orElseThrow().hostname().text();
    }

    void answer(ExitCode code) {
        answer = code;
    }

    void fail(RuntimeException exception) {
        fault = Optional.of(exception);
    }

    private ExitCode note(String call, Configuration given) {
        calls.add(call);
        configuration = Optional.of(given);
        if (fault.isPresent()) {
            throw fault.get();
        }
        return answer;
    }

    @Override
    public ExitCode serve(Configuration given, ConfigurationSource source, Output output) {
        return note("serve", given);
    }

    @Override
    public ExitCode reload(Configuration given, Output output) {
        return note("reload", given);
    }

    @Override
    public ExitCode list(Configuration given, ListRequest request, Output output) {
        return note("list " + request, given);
    }

    @Override
    public ExitCode show(Configuration given, ShowRequest request, Output output) {
        return note("show " + request, given);
    }

    @Override
    public ExitCode explain(Configuration given, ExplainRequest request, Output output) {
        return note("explain " + request, given);
    }

    @Override
    public ExitCode replay(Configuration given, ReplayRequest request, Output output) {
        return note("replay " + request, given);
    }

    @Override
    public ExitCode verify(Configuration given, VerifyRequest request, Output output) {
        return note("verify " + request, given);
    }

    @Override
    public ExitCode simulate(Configuration given, SimulateRequest request, Output output) {
        return note("simulate " + request, given);
    }

    @Override
    public ExitCode dnsRecords(Configuration given, DnsRecordsRequest request, Output output) {
        return note("dns-records " + request, given);
    }

    @Override
    public ExitCode top(Configuration given, Output output) {
        return note("top", given);
    }

    @Override
    public ExitCode trace(Configuration given, TraceRequest request, Output output) {
        return note("trace " + request, given);
    }

    @Override
    public ExitCode user(Configuration given, UserRequest request, Output output) {
        return note("user " + request, given);
    }

    @Override
    public ExitCode purge(Configuration given, PurgeRequest request, Output output) {
        return note("purge " + request, given);
    }

    @Override
    public ExitCode acme(Configuration given, boolean renew, Output output) {
        return note("acme " + renew, given);
    }

    @Override
    public ExitCode retention(Configuration given, boolean resume, Output output) {
        return note("retention " + resume, given);
    }

    @Override
    public ExitCode backup(Configuration given, Path folder, Output output) {
        return note("backup " + folder, given);
    }

    @Override
    public ExitCode erase(Configuration given, EraseRequest request, Output output) {
        return note("erase " + request, given);
    }

    @Override
    public ExitCode export(Configuration given, ExportRequest request, Output output) {
        return note("export " + request, given);
    }

    @Override
    public ExitCode doctor(Configuration given, DoctorRequest request, Output output) {
        return note("doctor " + request, given);
    }

    @Override
    public ExitCode reindex(Configuration given, Output output) {
        return note("reindex", given);
    }

    @Override
    public ExitCode fsck(Configuration given, boolean json, Output output) {
        return note("fsck " + json, given);
    }
}
