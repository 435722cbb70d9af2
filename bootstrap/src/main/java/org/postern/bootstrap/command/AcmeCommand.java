package org.postern.bootstrap.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code postern acme}. */
@Command(
        name = "acme",
        description = {
            "Say how it stands with the certificates that an authority issues.",
            "Exit code 1 when one is missing, expired, or was not obtained when it was last tried."
        },
        footer = {"", "Examples:", "  postern acme", "  postern acme --renew"})
final class AcmeCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Option(
            names = "--renew",
            description =
                    "Have the server that runs ask for every certificate now, due or not. Authorities count: use it when a fault was mended.")
    private boolean renew;

    AcmeCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().acme(configuration, renew, shell.output()));
    }
}
