package org.postern.bootstrap.configuration;

import java.util.List;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;

/** Where metrics and health can be asked for. The meaning of each stands in the reference, docs/configuration.md. */
public record HttpSettings(IpAddress address, int port, List<DomainName> names) {

    public HttpSettings {
        HttpKeys.PORT.require(port);
        names = List.copyOf(names);
    }
}
