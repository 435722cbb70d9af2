package org.postern.domain.spf;

/** {@code exp}: where the text that explains a fail is published; RFC 7208 §6.2. */
public record ExpModifier(DomainSpec target) implements Modifier {

    @Override
    public String text() {
        return "exp=" + target.text();
    }
}
