package org.postern.domain.address;

import java.util.Optional;

/**
 * An Internet address as a value: RFC 791 (32 bits) or RFC 4291 (128 bits). Parsing never asks a resolver. An
 * IPv4-mapped IPv6 address (RFC 4291 §2.5.5.2) is the IPv4 address it carries, so that one client has one address.
 */
public sealed interface IpAddress permits Ipv4Address, Ipv6Address {

    /** The address in network byte order: 4 or 16 octets, a fresh array each time. */
    byte[] octets();

    /** Dotted decimal, or the canonical form of RFC 5952 §4. */
    String text();

    /** How many bits an address of this family has: 32 or 128. */
    int width();

    /** The name under which the PTR record stands (RFC 1035 §3.5, RFC 3596 §2.5), without a final dot. */
    String reverseName();

    /** The address of 4 or 16 octets in network byte order; any other length is a mistake of the caller. */
    static IpAddress of(byte[] octets) {
        return switch (octets.length) {
            case 4 -> Ipv4Address.of(octets, 0);
            case 16 -> Ipv6Address.unmapped(octets);
            default -> throw new IllegalArgumentException("an address has 4 or 16 octets, not " + octets.length);
        };
    }

    /** Reads an address as written; empty when it is neither dotted decimal nor an RFC 4291 §2.2 text form. */
    static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') < 0 ? Ipv4Address.parse(text).map(IpAddress.class::cast) : Ipv6Address.parse(text);
    }
}
