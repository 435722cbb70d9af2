package org.postern.bootstrap.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code postern retention}. */
@Command(
        name = "retention",
        description = "Say what goes by itself every night, when next, and what keeps it from doing so.",
        footer = {"", "Examples:", "  postern retention", "  postern retention --resume"})
final class RetentionCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Option(
            names = "--resume",
            description = "The clock is right: what a leap of it has paused need not wait until a day has passed.")
    private boolean resume;

    RetentionCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().retention(configuration, resume, shell.output()));
    }
}
