package org.postern.domain.spf;

import org.postern.domain.address.IpNetwork;

/**
 * {@code ip6}: matches IPv6 addresses of a network; RFC 7208 §5.6. An IPv4-mapped client is an IPv4 client and is never
 * matched, so a mapped network is kept as the 128 bits it is.
 */
public record Ip6Mechanism(IpNetwork network) implements Mechanism {

    @Override
    public String text() {
        return "ip6:" + (network.prefixLength() == 128 ? network.address().text() : network.toString());
    }
}
