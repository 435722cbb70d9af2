package org.postern.adapters.smtp;

import java.net.InetSocketAddress;
import java.util.List;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;

/**
 * One place to listen: where, when TLS begins, and which peers must put a PROXY header before everything else (nobody
 * else may).
 */
public record ListenerSettings(InetSocketAddress address, TlsMode tls, List<IpNetwork> proxies) {

    public ListenerSettings {
        proxies = List.copyOf(proxies);
    }

    /** When TLS begins. */
    public enum TlsMode {
        /** Never. */
        NONE,
        /** When the client asks: RFC 3207. */
        STARTTLS,
        /** At once: RFC 8314 §3. */
        IMPLICIT
    }

    boolean isProxy(IpAddress peer) {
        return proxies.stream().anyMatch(network -> network.contains(peer));
    }
}
