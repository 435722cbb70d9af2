package org.postern.application.port;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.postern.domain.session.TlsFacts;

/**
 * The transmission channel of RFC 5321 §2.3.4 and §4: octets in both directions, nothing known of commands. One session
 * uses it, on one thread. {@link java.io.InterruptedIOException} says that time is up; any other {@link IOException}
 * that the connection is lost.
 */
public interface TransmissionChannel extends AutoCloseable {

    /**
     * Waits for octets, at most {@code limit}, and puts what is there into the buffer, an array's that has room; -1 when
     * the client sends no more. While {@code idle}, the client is owed nothing: {@link ServerStopping} ends the wait.
     */
    int read(ByteBuffer into, Duration limit, boolean idle) throws IOException;

    /** Whether octets have come that {@link #read} would give without waiting. */
    boolean hasWaiting() throws IOException;

    /** Whether the server is stopping: a client that never lets it wait has to be told all the same. */
    boolean isStopping();

    /** Writes all of the octets of an array's buffer, or fails when the client does not take them within the limit. */
    void write(ByteBuffer octets, Duration limit) throws IOException;

    /**
     * Does the TLS handshake as the server: RFC 3207 §4; all of it within the limit. It fails if octets in clear text have
     * come that no read has taken.
     */
    TlsFacts startTls(Duration limit) throws IOException;

    /** Lets time pass before an answer. */
    void pause(Duration time);

    /** Closes; what was written is delivered if the client takes it soon. May be called twice, and by any thread. */
    @Override
    void close();

    /** The server is stopping and this session holds it up. */
    final class ServerStopping extends IOException {
        private static final long serialVersionUID = 1L;

        public ServerStopping() {
            super("server is stopping");
        }
    }
}
