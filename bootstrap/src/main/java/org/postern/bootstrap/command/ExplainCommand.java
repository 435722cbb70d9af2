package org.postern.bootstrap.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern explain}. */
@Command(
        name = "explain",
        description = "Explain what became of one mail transaction, and what to do about it.",
        footer = {
            "",
            "Examples:",
            "  postern explain 01JD8Z0Q4Y8M3V6K2T9R5W7X1C",
            "  postern explain --json 01JD8Z0Q4Y8M3V6K2T9R5W7X1C"
        })
final class ExplainCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Parameters(paramLabel = "ID", description = "The id, as replies, list and the log give it.")
    private String id = "";

    @Option(names = "--json", description = "The ledger's entry as JSON.")
    private boolean json;

    ExplainCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        ExplainRequest request = new ExplainRequest(id, json);
        Shell shell = postern.shell();
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().explain(configuration, request, shell.output()));
    }
}
