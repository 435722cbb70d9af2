package org.postern.adapters.http;

import java.util.Locale;
import java.util.Set;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;

/**
 * Which Host fields are meant for this server (RFC 9110 §7.2). A page of a stranger in a browser on this machine can send
 * requests here under a name of the stranger's own that leads to this address; such a name is none of ours.
 */
final class HostNames {
    private static final Set<String> LOCAL = Set.of("localhost", "localhost.");
    private static final IpNetwork LOOPBACK = IpNetwork.parse("127.0.0.0/8").orElseThrow();
    private static final IpNetwork LOOPBACK6 = IpNetwork.parse("::1/128").orElseThrow();

    private final IpAddress address;
    private final Set<String> names;

    /** {@code names} in lower case. */
    HostNames(IpAddress address, Set<String> names) {
        this.address = address;
        this.names = Set.copyOf(names);
    }

    /** Whether this is one of our names, with or without a port. */
    boolean isOurs(String host) {
        String name = withoutPort(host).toLowerCase(Locale.ROOT);
        return LOCAL.contains(name)
                || names.contains(name)
                || IpAddress.parse(name).filter(this::isOurs).isPresent();
    }

    /** Who listens on every address has more of them than can be told; an address leads nobody astray. */
    private boolean isOurs(IpAddress asked) {
        boolean everywhere = address.text().equals("0.0.0.0") || address.text().equals("::");
        return everywhere || asked.equals(address) || LOOPBACK.contains(asked) || LOOPBACK6.contains(asked);
    }

    private static String withoutPort(String host) {
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            return end < 0 ? "" : host.substring(1, end);
        }
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }
}
