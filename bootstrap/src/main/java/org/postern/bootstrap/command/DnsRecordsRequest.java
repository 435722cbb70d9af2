package org.postern.bootstrap.command;

import java.util.List;
import org.postern.domain.address.IpAddress;

/** For which domain records are wanted, as it was typed in; and the host's addresses as far as they were given. */
public record DnsRecordsRequest(String domain, List<IpAddress> addresses) {
    public DnsRecordsRequest {
        addresses = List.copyOf(addresses);
    }
}
