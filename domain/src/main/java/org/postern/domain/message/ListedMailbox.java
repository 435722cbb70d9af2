package org.postern.domain.message;

import java.util.Optional;
import org.postern.domain.address.DomainName;

/**
 * One mailbox of an address list (RFC 5322 §3.4) as its author wrote it, without quoting, comments and folding: not
 * checked by the rules of SMTP. Encoded words (RFC 2047) are left alone. {@code group} and {@code displayName} may be
 * empty.
 */
public record ListedMailbox(String group, String displayName, String localPart, String domain) {

    /** The domain with its U-labels as A-labels; empty for a domain literal and for what is no domain name. */
    public Optional<DomainName> domainName() {
        return WrittenDomain.read(domain);
    }
}
