package org.postern.application.doctor;

import java.util.List;
import java.util.stream.Stream;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;

/** Which addresses the whole internet can reach. */
public final class PublicAddress {
    /** Of the registries of special-purpose addresses (RFC 6890) those that a host can have or is bound to. */
    private static final List<IpNetwork> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "224.0.0.0/3",
                    "::/127",
                    "fc00::/7",
                    "fe80::/10",
                    "ff00::/8")
            .map(text -> IpNetwork.parse(text).orElseThrow())
            .toList();

    private PublicAddress() {}

    /** Whether mail from elsewhere can come to it: not unspecified, loopback, private, link-local or multicast. */
    public static boolean is(IpAddress address) {
        return SPECIAL.stream().noneMatch(network -> network.contains(address));
    }
}
