package org.postern.bootstrap.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code postern fsck}. */
@Command(
        name = "fsck",
        description = "Compare kept messages and index, both ways; exit code 1 when they differ.",
        footer = {"", "Example:", "  postern fsck --json"})
final class FsckCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    FsckCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().fsck(configuration, json, shell.output()));
    }
}
