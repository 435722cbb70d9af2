package org.postern.bootstrap.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code postern backup}. */
@Command(
        name = "backup",
        description = "Copy what is new into a folder of a backup, while the server runs or without it.",
        footer = {"", "Example:", "  postern backup /mnt/backup/postern", "", "How to restore it: docs/operating.md."})
final class BackupCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Parameters(paramLabel = "DIR", description = "The folder; it is made when it is not there.")
    private Path folder = Path.of("");

    BackupCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        Path absolute = shell.workingFolder().resolve(folder).toAbsolutePath().normalize();
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().backup(configuration, absolute, shell.output()));
    }
}
