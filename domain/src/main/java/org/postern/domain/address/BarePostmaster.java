package org.postern.domain.address;

/** {@code <Postmaster>} without a domain, in any case: RFC 5321 §4.1.1.3 and §4.5.1. */
public record BarePostmaster() implements ForwardPath {

    @Override
    public String text() {
        return "<postmaster>";
    }
}
