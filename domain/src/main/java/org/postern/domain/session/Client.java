package org.postern.domain.session;

import java.util.Optional;
import org.postern.domain.address.IpAddress;

/**
 * Who is at the other end: RFC 5321 §2.3.2. The address is the one the connection came from, or what a trusted proxy
 * said of it. An early talker sent octets before the greeting (RFC 5321 §3.1 has it wait).
 */
public record Client(
        IpAddress address,
        int port,
        Optional<TlsFacts> tls,
        boolean earlyTalker,
        Optional<Authenticated> authenticated) {

    /** A client of whom nothing is known but where it is. */
    public Client(IpAddress address, int port, Optional<TlsFacts> tls, boolean earlyTalker) {
        this(address, port, tls, earlyTalker, Optional.empty());
    }

    /** The same client behind TLS. */
    public Client with(TlsFacts negotiated) {
        return new Client(address, port, Optional.of(negotiated), earlyTalker);
    }

    /** The same client, which did not wait for the greeting. */
    public Client talkingEarly() {
        return new Client(address, port, tls, true, authenticated);
    }

    /** The same client, of whom it is known who it is. */
    public Client with(Authenticated who) {
        return new Client(address, port, tls, earlyTalker, Optional.of(who));
    }

    /** The user that the client has proved to be. */
    public Optional<String> user() {
        return authenticated.map(Authenticated::user);
    }
}
