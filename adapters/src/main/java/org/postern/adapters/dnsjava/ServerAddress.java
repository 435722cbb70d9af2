package org.postern.adapters.dnsjava;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.postern.domain.address.IpAddress;

/** Reads where a name server is; only addresses, for a name would have to be looked up first. */
final class ServerAddress {
    private static final int PORT = 53;

    private ServerAddress() {}

    /** {@code 192.0.2.1}, {@code 192.0.2.1:5353}, {@code 2001:db8::1}, {@code [2001:db8::1]:5353}. */
    static InetSocketAddress parse(String text) {
        int close = text.lastIndexOf(']');
        int colon = text.lastIndexOf(':');
        boolean bracketed = text.startsWith("[") && close > 0;
        boolean ported = bracketed ? colon == close + 1 : colon >= 0 && text.indexOf(':') == colon;
        String host = bracketed ? text.substring(1, close) : ported ? text.substring(0, colon) : text;
        if (bracketed && !ported && close != text.length() - 1) {
            throw new IllegalArgumentException("not an address of a name server: " + text);
        }
        IpAddress address = IpAddress.parse(host)
                .orElseThrow(() -> new IllegalArgumentException("not an address of a name server: " + text));
        try {
            InetAddress server = InetAddress.getByAddress(address.octets());
            return new InetSocketAddress(server, ported ? port(text, colon + 1) : PORT);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int port(String text, int from) {
        try {
            int port = Integer.parseInt(text, from, text.length(), 10);
            if (port > 0 && port <= 0xffff) {
                return port;
            }
        } catch (NumberFormatException notOne) {
            // said below
        }
        throw new IllegalArgumentException("not a port of a name server: " + text);
    }
}
