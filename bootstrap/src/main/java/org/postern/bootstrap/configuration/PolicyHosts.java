package org.postern.bootstrap.configuration;

import java.util.Optional;
import org.postern.bootstrap.yaml.ScalarKind;
import org.postern.domain.address.DomainName;

/** How an MTA-STS policy names the hosts that take mail: RFC 8461 §3.2, §4.1. */
final class PolicyHosts {
    private static final String WILDCARD = "*.";

    private PolicyHosts() {}

    static ScalarKind<String> kind() {
        return ScalarKind.of(
                "a host name such as mx2.example.test, or *. and a domain name", PolicyHosts::parse, host -> host);
    }

    private static Optional<String> parse(String text) {
        String prefix = text.startsWith(WILDCARD) ? WILDCARD : "";
        return DomainName.parse(text.substring(prefix.length()))
                .filter(name -> name.text().indexOf('.') > 0)
                .map(name -> prefix + name.text());
    }
}
