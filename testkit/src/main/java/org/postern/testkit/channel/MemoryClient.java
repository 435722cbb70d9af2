package org.postern.testkit.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.postern.domain.session.TlsFacts;

/** The client of a {@link MemoryChannel}: asked whenever the server waits for octets. */
public interface MemoryClient {

    /** What it does now, having seen these octets from the server since it was asked last. */
    ClientTurn next(byte[] said);

    /** What it does when the server begins a handshake, having seen these octets; an exception is a failed one. */
    default TlsFacts handshake(byte[] said) throws IOException {
        throw new IOException("this client speaks no TLS");
    }

    /** How long it takes with its part of a handshake. */
    default Duration handshakeTakes() {
        return Duration.ZERO;
    }

    /** Whether it takes octets from the server; if not, writes to it run out of time. */
    default boolean reads() {
        return true;
    }

    /** A client that sends all it has at once, waits for nothing and then ends. */
    static MemoryClient sending(byte[] octets) {
        List<ClientTurn> turns = List.of(new ClientTurn.Sends(ByteBuffer.wrap(octets)), new ClientTurn.Ends());
        int[] next = {0};
        return said -> turns.get(Math.min(next[0]++, 1));
    }
}
