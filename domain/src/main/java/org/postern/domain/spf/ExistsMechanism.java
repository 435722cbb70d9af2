package org.postern.domain.spf;

/** {@code exists}: matches when a name has an A record; RFC 7208 §5.7. */
public record ExistsMechanism(DomainSpec target) implements Mechanism {

    @Override
    public String text() {
        return "exists:" + target.text();
    }
}
