package org.postern.adapters.trace;

import java.util.List;
import java.util.Optional;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.session.Client;

/** Which sessions are to be seen: those of a network, and those with a transaction of that id; without either, all. */
public record TraceFilter(Optional<IpNetwork> network, Optional<String> id) {

    boolean wants(Client client) {
        return network.stream().allMatch(wanted -> wanted.contains(client.address()));
    }

    boolean wants(List<String> ids) {
        return id.stream().allMatch(ids::contains);
    }
}
