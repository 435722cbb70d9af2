package org.postern.bootstrap.configuration;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.postern.domain.address.IpAddress;

/** Where a content scanner listens. Never a name: whom mail is shown to is not for the DNS to say. */
public sealed interface ScannerAddress {

    /** An address and a port. */
    record Port(NameServer server) implements ScannerAddress {}

    /** A socket in the file system. */
    record UnixSocket(Path path) implements ScannerAddress {}

    /** Reads {@code 127.0.0.1:3310}, {@code [::1]:3310} or {@code unix:/run/clamav/clamd.ctl}. */
    static Optional<ScannerAddress> parse(String text) {
        if (text.startsWith("unix:/")) {
            return path(text.substring("unix:".length())).map(UnixSocket::new);
        }
        boolean withoutPort = IpAddress.parse(text).isPresent();
        return withoutPort ? Optional.empty() : NameServer.parse(text).map(Port::new);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text).normalize());
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }

    /** As it is read. */
    default String text() {
        return switch (this) {
            case Port port -> port.server().text();
            case UnixSocket unix -> "unix:" + unix.path();
        };
    }
}
