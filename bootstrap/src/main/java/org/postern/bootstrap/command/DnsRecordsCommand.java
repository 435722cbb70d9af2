package org.postern.bootstrap.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.postern.domain.address.IpAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern dns-records}. */
@Command(
        name = "dns-records",
        description = "Print the DNS records to publish for a domain of the configuration, as lines of a zone file.",
        footer = {
            "",
            "Example:",
            "  postern dns-records example.org --address 192.0.2.25 --address 2001:db8::25",
            "",
            "Exit code 2 when the domain is not in the configuration, 1 when the certificate cannot be read."
        })
final class DnsRecordsCommand implements Callable<ExitCode> {
    private final PosternCommand postern;

    @Parameters(paramLabel = "DOMAIN", description = "One of the domains of the configuration.")
    private String domain = "";

    @Option(
            names = "--address",
            paramLabel = "IP",
            converter = AddressText.class,
            description = "An address of this host; may be repeated (default: the listeners' public ones).")
    private List<IpAddress> addresses = new ArrayList<>();

    DnsRecordsCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        DnsRecordsRequest request = new DnsRecordsRequest(domain, addresses);
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().dnsRecords(configuration, request, shell.output()));
    }
}
