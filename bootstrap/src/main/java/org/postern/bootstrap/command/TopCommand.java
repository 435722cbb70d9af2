package org.postern.bootstrap.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code postern top}. */
@Command(
        name = "top",
        description =
                "Watch the server that runs: sessions, rates, refusals, times. q ends it; not in a terminal, prints once.",
        footer = {"", "Example:", "  postern top"})
final class TopCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    TopCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().top(configuration, shell.output()));
    }
}
