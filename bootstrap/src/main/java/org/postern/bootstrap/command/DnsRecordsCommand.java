package org.postern.bootstrap.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private DomainOptions domain = new DomainOptions();

    DnsRecordsCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Override
    public ExitCode call() {
        Shell shell = postern.shell();
        DnsRecordsRequest request = new DnsRecordsRequest(domain.domain(), domain.addresses());
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().dnsRecords(configuration, request, shell.output()));
    }
}
