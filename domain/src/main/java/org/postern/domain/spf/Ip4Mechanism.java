package org.postern.domain.spf;

import org.postern.domain.address.IpNetwork;

/** {@code ip4}: matches IPv4 addresses of a network; RFC 7208 §5.6. */
public record Ip4Mechanism(IpNetwork network) implements Mechanism {

    @Override
    public String text() {
        return "ip4:" + (network.prefixLength() == 32 ? network.address().text() : network.toString());
    }
}
