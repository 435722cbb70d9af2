package org.postern.domain.origin;

import org.postern.domain.address.DomainName;

/**
 * Whether a report of non-delivery could be sent to a domain: RFC 5321 §5.1. {@code detail} is the DNS's trouble in a
 * word when nothing is known, else empty.
 */
public record SenderDomain(DomainName domain, Mail mail, String detail) {

    /** What the DNS says of mail for the domain. */
    public enum Mail {
        /** It has mail exchangers. */
        EXCHANGERS,
        /** It has no MX and an address, which is then its mail exchanger. */
        ADDRESS,
        /** It says that it takes no mail, and sends none: a null MX, RFC 7505 §3, §4.2. */
        NULL_MX,
        /** It exists without MX and address. */
        NO_HOST,
        /** It does not exist. */
        NO_SUCH_DOMAIN,
        /** The DNS did not say. */
        UNKNOWN
    }
}
