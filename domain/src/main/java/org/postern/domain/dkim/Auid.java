package org.postern.domain.dkim;

import java.util.Optional;
import org.postern.domain.address.DomainName;

/**
 * The Agent or User Identifier of {@code i=}: RFC 6376 §3.5. The local-part may be empty and is what the signer wrote,
 * decoded; the domain is as A-labels.
 */
public record Auid(String localPart, DomainName domain) {

    /** Reads the value of the tag. */
    static Optional<Auid> parse(String value) {
        Optional<String> address = FoldedText.quotedPrintable(value).flatMap(FoldedText::utf8);
        int at = address.orElse("").lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        String text = address.orElseThrow();
        return DomainName.parse(text.substring(at + 1)).map(domain -> new Auid(text.substring(0, at), domain));
    }

    /** Whether the domain is that one or a subdomain of it. */
    boolean isWithin(DomainName other) {
        return domain.equals(other) || domain.text().endsWith("." + other.text());
    }

    @Override
    public String toString() {
        return localPart + "@" + domain;
    }
}
