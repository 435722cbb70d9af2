package org.postern.bootstrap.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern export}. */
@Command(
        name = "export",
        description = "Write messages to an mbox file or a Maildir, oldest first; what is kept stays.",
        footer = {
            "",
            "Examples:",
            "  postern export --mbox alice.mbox --recipient alice@example.org",
            "  postern export --maildir ~/Mail/postern --since 30d --original",
            "",
            "Without --original every message shows all its recipients (Envelope-To), blind copies among them."
        })
final class ExportCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Option(names = "--mbox", paramLabel = "FILE", description = "To a new file.")
    private Optional<Path> mbox = Optional.empty();

    @Option(names = "--maildir", paramLabel = "DIR", description = "To a folder; what is in it already is left out.")
    private Optional<Path> maildir = Optional.empty();

    @Option(names = "--original", description = "What the client sent, without our trace fields.")
    private boolean original;

    @Mixin
    private Selection selection = new Selection();

    ExportCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        if (mbox.isPresent() == maildir.isPresent()) {
            shell.output().error().println("postern: export needs --mbox or --maildir, and not both");
            return ExitCode.USAGE;
        }
        Path place = shell.workingFolder().resolve(mbox.or(() -> maildir).orElseThrow());
        ExportRequest.Format format = mbox.isPresent() ? ExportRequest.Format.MBOX : ExportRequest.Format.MAILDIR;
        ExportRequest request = new ExportRequest(place, format, selection.query(), original);
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().export(configuration, request, shell.output()));
    }
}
