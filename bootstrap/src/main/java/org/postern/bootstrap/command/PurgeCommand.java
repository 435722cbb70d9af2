package org.postern.bootstrap.command;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.postern.bootstrap.configuration.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code postern purge}. */
@Command(
        name = "purge",
        description = "Take the oldest messages away for good, while the server runs or without it.",
        footer = {
            "",
            "Examples:",
            "  postern purge --older-than 365d --dry-run",
            "  postern purge --to-size 50GiB",
            "",
            "More than 5 % of all messages go only with --yes. What is gone does not come back: see docs/operating.md."
        })
final class PurgeCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            converter = Moment.class,
            description = "Those from before " + Moment.FORMS + ".")
    private Optional<Instant> before = Optional.empty();

    @Option(
            names = "--to-size",
            paramLabel = "SIZE",
            converter = SizeText.class,
            description = "The oldest, until the rest takes no more than this, such as 50GiB.")
    private Optional<DataSize> toSize = Optional.empty();

    @Option(names = "--dry-run", description = "Say what would go; take nothing away.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Even if it is more than 5 % of all messages.")
    private boolean sure;

    PurgeCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        if (before.isEmpty() && toSize.isEmpty()) {
            shell.output().error().println("postern: purge needs --older-than or --to-size");
            return ExitCode.USAGE;
        }
        OptionalLong octets = toSize.map(size -> OptionalLong.of(size.octets())).orElse(OptionalLong.empty());
        PurgeRequest request = new PurgeRequest(before, octets, dryRun, sure);
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().purge(configuration, request, shell.output()));
    }
}
