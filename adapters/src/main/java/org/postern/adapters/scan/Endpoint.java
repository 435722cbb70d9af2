package org.postern.adapters.scan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Where a daemon listens, as its owner wrote it: an address with a port, or a socket in the file system. */
public sealed interface Endpoint {

    record Tcp(InetSocketAddress address) implements Endpoint {
        public Tcp {
            if (address.isUnresolved()) {
                throw new IllegalArgumentException("a name instead of an address: " + address);
            }
        }
    }

    record UnixSocket(Path path) implements Endpoint {}

    /** A socket of its kind, not connected. */
    default SocketChannel open() throws IOException {
        return switch (this) {
            case Tcp tcp -> SocketChannel.open();
            case UnixSocket unix -> SocketChannel.open(StandardProtocolFamily.UNIX);
        };
    }

    /** Where to connect to. */
    default SocketAddress where() {
        return switch (this) {
            case Tcp tcp -> tcp.address();
            case UnixSocket unix -> UnixDomainSocketAddress.of(unix.path());
        };
    }
}
