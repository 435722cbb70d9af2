package org.postern.bootstrap.command;

import java.util.ArrayList;
import java.util.List;
import org.postern.domain.address.IpAddress;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A domain of the configuration, and where this host is. */
final class DomainOptions {
    @Parameters(paramLabel = "DOMAIN", description = "One of the domains of the configuration.")
    private String domain = "";

    @Option(
            names = "--address",
            paramLabel = "IP",
            converter = AddressText.class,
            description = "An address of this host; may be repeated (default: the listeners' public ones).")
    private List<IpAddress> addresses = new ArrayList<>();

    String domain() {
        return domain;
    }

    List<IpAddress> addresses() {
        return addresses;
    }
}
