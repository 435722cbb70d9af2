package org.postern.bootstrap.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code postern reindex}. */
@Command(
        name = "reindex",
        description = "Rebuild the index from the kept messages.",
        footer = {"", "Example:", "  postern reindex --config /etc/postern.yaml"})
final class ReindexCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    ReindexCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().reindex(configuration, shell.output()));
    }
}
