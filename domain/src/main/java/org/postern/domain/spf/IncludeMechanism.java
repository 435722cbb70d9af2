package org.postern.domain.spf;

/** {@code include}: matches when check_host() of another domain says pass; RFC 7208 §5.2. */
public record IncludeMechanism(DomainSpec target) implements Mechanism {

    @Override
    public String text() {
        return "include:" + target.text();
    }
}
