package org.postern.bootstrap.configuration;

import java.util.Optional;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.Ipv6Address;

/** Where a name server is. */
public record NameServer(IpAddress address, int port) {
    private static final int USUAL_PORT = 53;

    /** Reads an address, or an address with a port ({@code 192.0.2.1:5353}, {@code [2001:db8::1]:5353}). */
    public static Optional<NameServer> parse(String text) {
        Optional<NameServer> bare = IpAddress.parse(text).map(address -> new NameServer(address, USUAL_PORT));
        int colon = text.lastIndexOf(':');
        return bare.isPresent() || colon < 0 ? bare : withPort(text.substring(0, colon), text.substring(colon + 1));
    }

    private static Optional<NameServer> withPort(String host, String port) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
        Optional<IpAddress> address = IpAddress.parse(bracketed ? host.substring(1, host.length() - 1) : host)
                .filter(one -> bracketed == host.contains(":"));
        return WholeNumber.parse(port)
                .filter(number -> number >= 1 && number <= 65_535)
                .flatMap(number -> address.map(one -> new NameServer(one, number.intValue())));
    }

    /** As it is read, with its port. */
    public String text() {
        String host = address instanceof Ipv6Address ? "[" + address.text() + "]" : address.text();
        return host + ":" + port;
    }
}
