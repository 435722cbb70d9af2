package org.postern.bootstrap.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code postern reload}. */
@Command(
        name = "reload",
        description = {
            "Have the server that runs read its configuration again; SIGHUP does the same.",
            "One that is not valid changes nothing. Sessions under way go on as they began."
        },
        footer = {"", "Example:", "  postern reload --config /etc/postern.yaml"})
final class ReloadCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    ReloadCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        ExitCode code = shell.withConfiguration(
                postern.file(), configuration -> shell.operations().reload(configuration, shell.output()));
        if (code == ExitCode.USAGE) {
            shell.output().error().println("postern: not reloaded; a server that runs goes on with what it has");
        }
        return code == ExitCode.USAGE ? ExitCode.WRONG : code;
    }
}
