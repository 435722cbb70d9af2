package org.postern.domain.spf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A record without syntax errors: RFC 7208 §4.5, §4.6.1. */
public record SpfRecord(List<Term> terms) {

    public SpfRecord {
        terms = List.copyOf(terms);
    }

    /** The mechanisms with their qualifiers, in the order in which they are tested. */
    public List<Directive> directives() {
        return terms.stream()
                .filter(Directive.class::isInstance)
                .map(Directive.class::cast)
                .toList();
    }

    /** The redirect that counts: none when there is an "all" anywhere in the record (§5.1, §6.1). */
    public Optional<RedirectModifier> redirect() {
        boolean all = directives().stream().anyMatch(d -> d.mechanism() instanceof AllMechanism);
        return all ? Optional.empty() : first(RedirectModifier.class);
    }

    /** Where a fail is explained. */
    public Optional<ExpModifier> exp() {
        return first(ExpModifier.class);
    }

    private <T extends Term> Optional<T> first(Class<T> kind) {
        return terms.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** The record as it could be published. */
    public String text() {
        return terms.stream().map(term -> " " + term.text()).collect(Collectors.joining("", "v=spf1", ""));
    }
}
