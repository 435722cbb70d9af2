package org.postern.domain.spf;

/** {@code redirect}: the record of another domain decides when no mechanism here did; RFC 7208 §6.1. */
public record RedirectModifier(DomainSpec target) implements Modifier {

    @Override
    public String text() {
        return "redirect=" + target.text();
    }
}
