package org.postern.bootstrap.command;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern replay}. */
@Command(
        name = "replay",
        description = {
            "Judge mail transactions again, offline: from the kept octets and the recorded DNS answers.",
            "With another policy in --config, print what it would have done."
        },
        footer = {
            "",
            "Examples:",
            "  postern replay 01JD8Z0Q4Y8M3V6K2T9R5W7X1C",
            "  postern replay --since 7d",
            "  postern replay --since 2026-11-01 --config stricter.yaml",
            "",
            "Exit code 0 when all that could be judged again came out the same, else 1."
        })
final class ReplayCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "One transaction.")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Moment.class,
            description = "Every transaction since " + Moment.FORMS + ".")
    private Optional<Instant> since = Optional.empty();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    ReplayCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        if (id.isPresent() == since.isPresent()) {
            shell.output().error().println("postern: replay needs an ID or --since, and not both");
            return ExitCode.USAGE;
        }
        ReplayRequest request = new ReplayRequest(id, since, json);
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().replay(configuration, request, shell.output()));
    }
}
