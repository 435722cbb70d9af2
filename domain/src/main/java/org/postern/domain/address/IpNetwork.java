package org.postern.domain.address;

import java.util.Optional;

/** An address prefix (RFC 4632 §3.1, RFC 4291 §2.3); bits behind the prefix length are of no account. */
public record IpNetwork(IpAddress address, int prefixLength) {

    private static final int IPV4_BITS = 32;
    private static final int MAPPED_BITS = 96;

    public IpNetwork {
        if (prefixLength < 0 || prefixLength > address.width()) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " of " + address.width() + " bits");
        }
    }

    /**
     * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or a single address; anything else is empty. A network of
     * IPv4-mapped addresses is the IPv4 network they carry.
     */
    public static Optional<IpNetwork> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return IpAddress.parse(text).map(address -> new IpNetwork(address, address.width()));
        }
        String length = text.substring(slash + 1);
        if (length.isEmpty() || length.length() > 3 || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(length);
        return IpAddress.parse(text.substring(0, slash)).flatMap(address -> {
            boolean mapped = address.width() == IPV4_BITS && text.indexOf(':') >= 0;
            int own = mapped ? bits - MAPPED_BITS : bits;
            return own < 0 || own > address.width() ? Optional.empty() : Optional.of(new IpNetwork(address, own));
        });
    }

    /** The network of that prefix length around an address, the bits behind it zero: one network, one value. */
    public static IpNetwork around(IpAddress address, int prefixLength) {
        byte[] octets = address.octets();
        for (int i = 0; i < octets.length; i++) {
            int kept = Math.clamp(prefixLength - 8L * i, 0, 8);
            octets[i] &= (byte) (0xff << 8 - kept);
        }
        return new IpNetwork(IpAddress.of(octets), prefixLength);
    }

    /** Whether the address is of this family and shares the prefix. */
    public boolean contains(IpAddress other) {
        if (other.width() != address.width()) {
            return false;
        }
        byte[] ours = address.octets();
        byte[] theirs = other.octets();
        for (int bit = 0; bit < prefixLength; bit += 8) {
            int mask = prefixLength - bit >= 8 ? 0xff : 0xff << 8 - (prefixLength - bit) & 0xff;
            if (((ours[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return address.text() + "/" + prefixLength;
    }
}
