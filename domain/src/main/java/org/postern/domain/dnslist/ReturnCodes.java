package org.postern.domain.dnslist;

import java.util.List;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.address.Ipv4Address;

/**
 * Which A records of a zone mean "listed" (RFC 5782 §2.1, §2.3). Whatever is configured, nothing outside 127.0.0.0/8
 * counts (the zone was sold, or a resolver lies), nor 127.255.255.0/24 (the list refuses to answer).
 */
public record ReturnCodes(List<IpNetwork> networks) {
    private static final IpNetwork LOOPBACK = network("127.0.0.0/8");
    private static final IpNetwork REFUSALS = network("127.255.255.0/24");
    private static final IpAddress LOWEST = network("127.0.0.0/32").address();
    private static final IpAddress HIGHEST = network("127.0.0.255/32").address();

    /** 127.0.0.1 to 127.0.0.254. */
    public static final ReturnCodes USUAL = new ReturnCodes(List.of(network("127.0.0.0/24")));

    public ReturnCodes {
        networks = List.copyOf(networks);
    }

    private static IpNetwork network(String text) {
        return IpNetwork.parse(text).orElseThrow();
    }

    /** Whether the address is one that a list in working order gives. */
    static boolean isAnswer(Ipv4Address code) {
        return LOOPBACK.contains(code) && !REFUSALS.contains(code) && !code.equals(LOWEST) && !code.equals(HIGHEST);
    }

    /** Whether the address means "listed" here. */
    public boolean contains(Ipv4Address code) {
        return isAnswer(code) && networks.stream().anyMatch(network -> network.contains(code));
    }
}
