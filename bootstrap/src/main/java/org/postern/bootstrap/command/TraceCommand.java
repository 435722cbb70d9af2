package org.postern.bootstrap.command;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postern.domain.address.IpNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code postern trace}. */
@Command(
        name = "trace",
        description =
                "Show the dialogue of sessions, live or of those that failed. Contents and passwords are never shown.",
        footer = {
            "",
            "Examples:",
            "  postern trace                          every session, as it is held; Ctrl-C ends it",
            "  postern trace --ip 192.0.2.0/24        those of a network",
            "  postern trace --failed                 the newest that failed, one a line",
            "  postern trace --id 01JD8Z0Q4Y8M3V6K2T9R5W7X1C"
        })
final class TraceCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Option(
            names = "--ip",
            paramLabel = "ADDRESS",
            converter = NetworkText.class,
            description = "Only clients of this address or network.")
    private Optional<IpNetwork> network = Optional.empty();

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "The session of this transaction, or of this line of --failed.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--failed", description = "Not live: the sessions that failed, newest first.")
    private boolean failed;

    TraceCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Optional<String> wanted =
                id.map(String::strip).map(text -> text.indexOf('-') < 0 ? text.toUpperCase(Locale.ROOT) : text);
        TraceRequest request = new TraceRequest(network, wanted, failed);
        Shell shell = postern.shell();
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().trace(configuration, request, shell.output()));
    }
}
