package org.postern.bootstrap.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.bootstrap.yaml.Contradiction;
import org.postern.domain.address.DomainName;

/** Whose mail is taken. */
public sealed interface Recipients {

    /** These domains', at least one; every other forward-path is refused. */
    record HostedDomains(Map<DomainName, HostedDomain> domains) implements Recipients {
        public HostedDomains {
            if (domains.isEmpty()) {
                throw new Contradiction(List.of(), "names no domain");
            }
            domains = Collections.unmodifiableMap(new LinkedHashMap<>(domains));
        }
    }

    /** Everyone's, to try things out; only on loopback listeners. */
    record Everyone() implements Recipients {}
}
