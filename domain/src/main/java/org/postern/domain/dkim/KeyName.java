package org.postern.domain.dkim;

import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;

/** Whose key it is: the signing domain and the selector, both as A-labels (RFC 6376 §3.1, RFC 8616 §5). */
public record KeyName(DomainName domain, String selector) {
    private static final int LONGEST = 253;

    /** Where the key stands: RFC 6376 §3.6.2.1. */
    public Question question() {
        return new Question(selector + "._domainkey." + domain.text(), RecordType.TXT);
    }

    /** Whether a name as long as this can exist. */
    boolean fitsDns() {
        return question().name().length() <= LONGEST;
    }

    /** Reads a {@code domain-name}: at least two labels, as the syntax of {@code d=} and {@code i=} asks. */
    static Optional<DomainName> domain(String octets) {
        return FoldedText.utf8(octets)
                .flatMap(DomainName::parse)
                .filter(domain -> domain.text().indexOf('.') > 0);
    }

    /**
     * Reads a selector, in lower case. Deviation: an underscore is taken, because such selectors are in use and the name
     * can be asked for; the syntax of a {@code sub-domain} has none.
     */
    static Optional<String> selector(String octets) {
        String plain = octets.replace('_', 'a');
        Optional<String> text =
                FoldedText.utf8(plain).flatMap(DomainName::parse).map(DomainName::text);
        boolean underscored = octets.indexOf('_') >= 0;
        if (!underscored || text.isEmpty()) {
            return text;
        }
        boolean ascii = octets.chars().allMatch(c -> c < 128);
        return ascii ? Optional.of(octets.toLowerCase(java.util.Locale.ROOT)) : Optional.empty();
    }
}
