package org.postern.bootstrap.command;

import java.util.List;
import org.postern.bootstrap.configuration.NameServer;
import org.postern.domain.address.IpAddress;

/**
 * Which domain is to be looked at, as it was typed in; through which name servers (none: those of the configuration); the
 * host's addresses as far as they were given; the ports that mail servers and the policy are looked for at.
 */
public record DoctorRequest(
        String domain,
        List<NameServer> resolvers,
        List<IpAddress> addresses,
        int mailPort,
        int policyPort,
        boolean json) {
    public DoctorRequest {
        resolvers = List.copyOf(resolvers);
        addresses = List.copyOf(addresses);
    }
}
