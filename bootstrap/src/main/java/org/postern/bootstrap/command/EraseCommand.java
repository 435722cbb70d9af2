package org.postern.bootstrap.command;

import java.util.concurrent.Callable;
import org.postern.domain.address.Mailbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern erase}. */
@Command(
        name = "erase",
        description = "Take away for good whatever is kept from or to an address: messages, index, ledger.",
        footer = {
            "",
            "Examples:",
            "  postern erase alice@example.org            says what would go",
            "  postern erase alice@example.org --yes",
            "",
            "What it does not reach: docs/operating.md."
        })
final class EraseCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Parameters(
            paramLabel = "ADDRESS",
            description = "The address, as it is in the envelope; case makes no difference.")
    private String address = "";

    @Option(names = "--shared", description = "Messages to others as well, too; without it they are listed and stay.")
    private boolean shared;

    @Option(names = "--yes", description = "Do it; without it, say what would go.")
    private boolean sure;

    EraseCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        if (Mailbox.parse(address).isEmpty()) {
            shell.output().error().println("postern: erase needs an address such as alice@example.org");
            return ExitCode.USAGE;
        }
        EraseRequest request = new EraseRequest(address, shared, sure);
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().erase(configuration, request, shell.output()));
    }
}
