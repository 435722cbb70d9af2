package org.postern.bootstrap.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.postern.domain.address.IpAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern simulate}. */
@Command(
        name = "simulate",
        description =
                "Play a whole session without a socket: every decision from connect to final dot. Nothing is kept.",
        footer = {
            "",
            "Example:",
            "  postern simulate --ip 192.0.2.1 --helo mx.example.net --mail-from bob@example.net \\",
            "      --rcpt alice@example.org message.eml",
            "",
            "Exit code 0 when the message would be accepted, else 1."
        })
final class SimulateCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Parameters(paramLabel = "FILE.eml", description = "The message.")
    private Path file = Path.of("");

    @Option(
            names = "--ip",
            required = true,
            paramLabel = "ADDRESS",
            converter = AddressText.class,
            description = "The client's address.")
    private IpAddress ip = AddressText.UNSPECIFIED;

    @Option(names = "--helo", required = true, paramLabel = "NAME", description = "What it says in EHLO.")
    private String helo = "";

    @Option(
            names = "--mail-from",
            required = true,
            paramLabel = "PATH",
            description = "The reverse-path, as in bob@example.net or <>.")
    private String mailFrom = "";

    @Option(names = "--rcpt", required = true, paramLabel = "PATH", description = "A forward-path; may be repeated.")
    private List<String> recipients = new ArrayList<>();

    @Option(names = "--json", description = "The ledger's entry as JSON.")
    private boolean json;

    SimulateCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        boolean severalLines = Stream.concat(Stream.of(helo, mailFrom), recipients.stream())
                .anyMatch(text -> text.chars().anyMatch(c -> c < ' '));
        if (severalLines) {
            shell.output().error().println("postern: a command is one line: no control characters in names and paths");
            return ExitCode.USAGE;
        }
        SimulateRequest request = new SimulateRequest(
                shell.workingFolder().resolve(file),
                ip,
                helo,
                bracketed(mailFrom),
                recipients.stream().map(SimulateCommand::bracketed).toList(),
                json);
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().simulate(configuration, request, shell.output()));
    }

    private static String bracketed(String path) {
        return path.startsWith("<") ? path : "<" + path + ">";
    }
}
