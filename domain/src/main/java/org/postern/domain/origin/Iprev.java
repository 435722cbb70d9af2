package org.postern.domain.origin;

import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;

/**
 * What the reverse DNS says of a client: RFC 8601 §3. {@code names} are those looked at which are domain names, in the
 * order of the answer; {@code confirmed} is the first that leads back to the address, there when the result is pass.
 */
public record Iprev(
        IpAddress address, IprevResult result, String reason, List<DomainName> names, Optional<DomainName> confirmed) {

    public Iprev {
        names = List.copyOf(names);
    }

    static Iprev without(IpAddress address, IprevResult result, String reason, List<DomainName> names) {
        return new Iprev(address, result, reason, names, Optional.empty());
    }
}
