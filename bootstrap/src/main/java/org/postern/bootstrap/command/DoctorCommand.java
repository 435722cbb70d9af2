package org.postern.bootstrap.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.postern.bootstrap.configuration.NameServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern doctor}. */
@Command(
        name = "doctor",
        description = {
            "Look at everything a domain needs so that mail comes here, and say what to do.",
            "DNS, certificate, MTA-STS, DNS lists, port 25, clock, disk, open files: each line says fine, warn or wrong."
        },
        footer = {
            "",
            "Examples:",
            "  postern doctor example.org",
            "  postern doctor example.org --resolver 127.0.0.1 --json",
            "",
            "Exit code 1 when something is wrong, 2 when the domain is not in the configuration."
        })
final class DoctorCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Mixin
    private DomainOptions domain = new DomainOptions();

    @Option(
            names = "--resolver",
            paramLabel = "IP[:PORT]",
            converter = NameServerText.class,
            description = "A name server to ask in place of the configured ones; may be repeated.")
    private List<NameServer> resolvers = new ArrayList<>();

    @Option(
            names = "--mail-port",
            paramLabel = "PORT",
            converter = PortNumber.class,
            description = "Where others look for mail servers, to try things out (default: 25).")
    private int mailPort = 25;

    @Option(
            names = "--policy-port",
            paramLabel = "PORT",
            converter = PortNumber.class,
            description = "Where others look for the MTA-STS policy, to try things out (default: 443).")
    private int policyPort = 443;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    DoctorCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        DoctorRequest request =
                new DoctorRequest(domain.domain(), resolvers, domain.addresses(), mailPort, policyPort, json);
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().doctor(configuration, request, shell.output()));
    }
}
