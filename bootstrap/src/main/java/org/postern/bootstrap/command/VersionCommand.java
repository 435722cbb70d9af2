package org.postern.bootstrap.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code postern version}. */
@Command(
        name = "version",
        description = "Print the version of Postern and of Java.",
        footer = {"", "Example:", "  postern version"})
final class VersionCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    VersionCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        String version = Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
                .orElse("(not from a jar)");
        postern.shell().output().out().println("postern " + version + ", Java " + Runtime.version());
        return ExitCode.FINE;
    }
}
