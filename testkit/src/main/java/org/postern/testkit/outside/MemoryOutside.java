package org.postern.testkit.outside;

import java.util.Map;
import org.postern.application.port.OutsideView;
import org.postern.application.port.PolicyFetch;
import org.postern.application.port.Sighting;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;

/** A view of what a test says is there: mail servers by address, policies by domain. */
public record MemoryOutside(Map<IpAddress, Sighting> servers, Map<DomainName, String> policies) implements OutsideView {

    public MemoryOutside {
        servers = Map.copyOf(servers);
        policies = Map.copyOf(policies);
    }

    @Override
    public Sighting greet(IpAddress address, DomainName name) {
        return servers.getOrDefault(address, new Sighting.Unreached("connection refused"));
    }

    @Override
    public PolicyFetch policy(DomainName domain, IpAddress address) {
        return policies.containsKey(domain)
                ? new PolicyFetch.Fetched(policies.get(domain))
                : new PolicyFetch.NotFetched("it says HTTP/1.1 404 Not Found");
    }
}
