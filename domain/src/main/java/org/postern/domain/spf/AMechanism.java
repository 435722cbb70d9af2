package org.postern.domain.spf;

import java.util.Optional;

/** {@code a}: matches the addresses of a name; RFC 7208 §5.3. Without target it is the domain of the record. */
public record AMechanism(Optional<DomainSpec> target, DualCidr cidr) implements Mechanism {

    @Override
    public String text() {
        return "a" + target.map(spec -> ":" + spec.text()).orElse("") + cidr.text();
    }
}
