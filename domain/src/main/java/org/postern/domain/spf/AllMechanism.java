package org.postern.domain.spf;

/** {@code all}: always matches; RFC 7208 §5.1. */
public record AllMechanism() implements Mechanism {

    @Override
    public String text() {
        return "all";
    }
}
