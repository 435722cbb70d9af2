package org.postern.domain.spf;

import java.util.Optional;

/** {@code ptr}: matches when a validated name of the address is at or below a name; RFC 7208 §5.5. */
public record PtrMechanism(Optional<DomainSpec> target) implements Mechanism {

    @Override
    public String text() {
        return "ptr" + target.map(spec -> ":" + spec.text()).orElse("");
    }
}
