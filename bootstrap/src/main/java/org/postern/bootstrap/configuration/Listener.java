package org.postern.bootstrap.configuration;

import java.util.List;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.address.Ipv4Address;

/**
 * A socket to listen on. Port 0 takes any free one. {@code proxies} are the networks whose connections begin with a PROXY
 * protocol header (v1 or v2), which then names the client; none: nobody may send one. {@code auth}: whether clients can
 * authenticate behind TLS.
 */
public record Listener(IpAddress address, int port, TlsMode tls, boolean auth, List<IpNetwork> proxies) {
    /** Addresses of this machine alone: RFC 1122 §3.2.1.3, RFC 4291 §2.5.3. */
    public static final List<IpNetwork> LOOPBACK = List.of(network("127.0.0.0/8"), network("::1/128"));

    public Listener {
        ListenerKeys.PORT.require(port);
        proxies = List.copyOf(proxies);
    }

    private static IpNetwork network(String text) {
        return IpNetwork.parse(text).orElseThrow();
    }

    public boolean isLoopback() {
        return LOOPBACK.stream().anyMatch(network -> network.contains(address));
    }

    /** Whether both cannot be open at once: the same port on one address, or on all addresses and one of them. */
    boolean clashesWith(Listener other) {
        return port != 0 && port == other.port && (covers(other.address) || other.covers(address));
    }

    /** {@code ::} takes IPv4 as well, {@code 0.0.0.0} only IPv4. */
    private boolean covers(IpAddress other) {
        return switch (address.text()) {
            case "::" -> true;
            case "0.0.0.0" -> other instanceof Ipv4Address;
            default -> address.equals(other);
        };
    }
}
