package org.postern.bootstrap.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code postern serve}. */
@Command(
        name = "serve",
        description = "Receive mail until told to stop.",
        footer = {
            "",
            "Examples:",
            "  postern serve                              try mode: 127.0.0.1:2525, every recipient",
            "  postern serve --config /etc/postern.yaml"
        })
final class ServeCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    ServeCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        return postern.call();
    }
}
