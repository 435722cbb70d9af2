package org.postern.domain.spf;

/** A mechanism and what it makes of a match: RFC 7208 §4.6.1. */
public record Directive(Qualifier qualifier, Mechanism mechanism) implements Term {

    @Override
    public String text() {
        return (qualifier == Qualifier.PASS ? "" : qualifier.sign()) + mechanism.text();
    }
}
