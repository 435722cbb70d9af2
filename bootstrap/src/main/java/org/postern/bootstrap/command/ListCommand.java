package org.postern.bootstrap.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern list}. */
@Command(
        name = "list",
        description = "List kept messages, newest first.",
        footer = {
            "",
            "Examples:",
            "  postern list",
            "  postern list --recipient alice@example.test --since 2026-11-01 --json"
        })
final class ListCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            converter = ListLimit.class,
            description = "At most this many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    ListCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        ListRequest request = selection.list(limit, json);
        Shell shell = postern.shell();
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().list(configuration, request, shell.output()));
    }
}
