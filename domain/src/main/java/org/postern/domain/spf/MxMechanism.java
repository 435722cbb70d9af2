package org.postern.domain.spf;

import java.util.Optional;

/** {@code mx}: matches the addresses of the MX hosts of a name; RFC 7208 §5.4. */
public record MxMechanism(Optional<DomainSpec> target, DualCidr cidr) implements Mechanism {

    @Override
    public String text() {
        return "mx" + target.map(spec -> ":" + spec.text()).orElse("") + cidr.text();
    }
}
