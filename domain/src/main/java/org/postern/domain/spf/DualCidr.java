package org.postern.domain.spf;

import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;

/** How many bits of an address count: {@code dual-cidr-length} of RFC 7208 §5.6. */
public record DualCidr(int ip4, int ip6) {

    /** All bits. */
    public static final DualCidr WHOLE = new DualCidr(32, 128);

    /** Whether two addresses are of one family and share its prefix. */
    public boolean covers(IpAddress published, IpAddress client) {
        return published.width() == client.width()
                && new IpNetwork(published, client.width() == 32 ? ip4 : ip6).contains(client);
    }

    /** How it is written; whole lengths are left out. */
    public String text() {
        return (ip4 == 32 ? "" : "/" + ip4) + (ip6 == 128 ? "" : "//" + ip6);
    }
}
