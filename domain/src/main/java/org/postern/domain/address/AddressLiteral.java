package org.postern.domain.address;

import java.util.Optional;

/** An address in brackets in place of a domain: RFC 5321 §4.1.3. General literals (other tags) are not handled. */
public record AddressLiteral(IpAddress address) implements DomainPart {
    private static final String IPV6_TAG = "IPv6:";

    /** Reads {@code [192.0.2.1]} or {@code [IPv6:2001:db8::1]}; anything else is empty. */
    public static Optional<AddressLiteral> parse(String text) {
        if (!text.startsWith("[") || !text.endsWith("]") || text.length() < 3) {
            return Optional.empty();
        }
        String inside = text.substring(1, text.length() - 1);
        if (inside.regionMatches(true, 0, IPV6_TAG, 0, IPV6_TAG.length())) {
            return Ipv6Address.parse(inside.substring(IPV6_TAG.length())).map(AddressLiteral::new);
        }
        return Ipv4Address.parse(inside).map(AddressLiteral::new);
    }

    @Override
    public String text() {
        return "[" + (address instanceof Ipv6Address ? IPV6_TAG : "") + address.text() + "]";
    }

    @Override
    public String toString() {
        return text();
    }
}
