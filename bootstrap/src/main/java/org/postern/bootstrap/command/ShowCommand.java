package org.postern.bootstrap.command;

import java.util.concurrent.Callable;
import org.postern.bootstrap.command.ShowRequest.Form;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern show}. */
@Command(
        name = "show",
        description = "Show one message and why it was accepted.",
        footer = {
            "",
            "Examples:",
            "  postern show 01JD8Z0Q4Y8M3V6K2T9R5W7X1C",
            "  postern show --raw 01JD8Z0Q4Y8M3V6K2T9R5W7X1C > message.eml"
        })
final class ShowCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Parameters(paramLabel = "ID", description = "The message's id, as list and the 250 reply give it.")
    private String id = "";

    @ArgGroup
    private Forms forms = new Forms();

    /** At most one of them. */
    static final class Forms {
        @Option(names = "--json", description = "As JSON.")
        private boolean json;

        @Option(names = "--raw", description = "The stored octets.")
        private boolean raw;

        @Option(names = "--headers", description = "The header section only.")
        private boolean headers;

        Form form() {
            if (json) {
                return Form.JSON;
            }
            if (raw) {
                return Form.RAW;
            }
            return headers ? Form.HEADERS : Form.SUMMARY;
        }
    }

    ShowCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        ShowRequest request = new ShowRequest(id, forms.form());
        Shell shell = postern.shell();
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().show(configuration, request, shell.output()));
    }
}
