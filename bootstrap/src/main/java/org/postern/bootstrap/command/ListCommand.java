package org.postern.bootstrap.command;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code postern list}. */
@Command(
        name = "list",
        description = "List kept messages, newest first.",
        footer = {
            "",
            "Examples:",
            "  postern list",
            "  postern list --recipient alice@example.test --since 2026-11-01 --json"
        })
final class ListCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Option(names = "--recipient", paramLabel = "TEXT", description = "A forward-path contains this.")
    private Optional<String> recipient = Optional.empty();

    @Option(names = "--sender", paramLabel = "TEXT", description = "The reverse-path or From contains this.")
    private Optional<String> sender = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Moment.class,
            description = "From " + Moment.FORMS + ".")
    private Optional<Instant> since = Optional.empty();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moment.class,
            description = "Before " + Moment.FORMS + ".")
    private Optional<Instant> until = Optional.empty();

    @Option(names = "--subject", paramLabel = "TEXT", description = "The subject contains this.")
    private Optional<String> subject = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            converter = ListLimit.class,
            description = "At most this many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    ListCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        ListRequest request = new ListRequest(recipient, sender, since, until, subject, limit, json);
        Shell shell = postern.shell();
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().list(configuration, request, shell.output()));
    }
}
