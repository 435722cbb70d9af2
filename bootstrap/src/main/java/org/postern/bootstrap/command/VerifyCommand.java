package org.postern.bootstrap.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.ReversePath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern verify}. */
@Command(
        name = "verify",
        description = {
            "Make all checks on a message, now.",
            "A message that Postern kept says itself how it came; of others SPF and the like need --ip."
        },
        footer = {
            "",
            "Examples:",
            "  postern verify message.eml",
            "  postern verify message.eml --ip 192.0.2.1 --helo mx.example.net --mail-from bob@example.net",
            "",
            "Exit code 0 when the policy would accept it, else 1."
        })
final class VerifyCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Parameters(paramLabel = "FILE.eml", description = "The message.")
    private Path file = Path.of("");

    @Option(
            names = "--ip",
            paramLabel = "ADDRESS",
            converter = AddressText.class,
            description = "The client's address.")
    private Optional<IpAddress> ip = Optional.empty();

    @Option(names = "--helo", paramLabel = "NAME", description = "What it said in EHLO.")
    private Optional<String> helo = Optional.empty();

    @Option(
            names = "--mail-from",
            paramLabel = "PATH",
            converter = ReversePathText.class,
            description = "The reverse-path, as in bob@example.net or <>.")
    private Optional<ReversePath> mailFrom = Optional.empty();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    VerifyCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        Path message = shell.workingFolder().resolve(file);
        VerifyRequest request = new VerifyRequest(message, ip, helo, mailFrom, json);
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().verify(configuration, request, shell.output()));
    }
}
