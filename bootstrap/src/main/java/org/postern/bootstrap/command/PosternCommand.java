package org.postern.bootstrap.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code postern}; without a subcommand it serves. */
@Command(
        name = "postern",
        description = "An inbound mail exchanger that can prove what 250 promises and explain every decision.",
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Without a command, serves; without a configuration file, in try mode on 127.0.0.1:2525.",
            "",
            "Examples:",
            "  postern                                    try it out",
            "  postern serve --config /etc/postern.yaml   run it",
            "  postern config check                       is the configuration valid?",
            "  postern list --recipient alice --limit 5   the newest five messages for alice",
            "",
            "Exit codes: 0 fine, 1 something was found wrong, 2 wrong usage or configuration."
        })
final class PosternCommand implements Callable<ExitCode> {
    private final Shell shell;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration file (default: ./postern.yaml; without it, try mode).")
    private Optional<Path> file = Optional.empty();

    PosternCommand(Shell shell) {
        this.shell = shell;
    }

    Shell shell() {
        return shell;
    }

    Optional<Path> file() {
        return file;
    }

    @Override
    public ExitCode call() {
        return shell.withConfiguration(
                file, configuration -> shell.operations().serve(configuration, shell.source(file), shell.output()));
    }
}
