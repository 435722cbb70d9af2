package org.postern.testkit.transcript;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** One turn of a {@link Transcript}. */
public sealed interface Turn {

    /** {@code C:} lines up to the next turn of the server, sent at once. */
    record ClientSays(ByteBuffer octets) implements Turn {}

    /** {@code S:} lines that make one reply: {@code {id}} stands for any id, a line {@code ...} for the rest. */
    record ServerSays(List<String> lines) implements Turn {}

    /** {@code C: connection closed}: the client sends no more. */
    record ClientCloses() implements Turn {}

    /** {@code C: connection reset}: the client is gone. */
    record ClientVanishes() implements Turn {}

    /** {@code S: connection closed}. */
    record ServerCloses() implements Turn {}

    /** {@code -- TLS handshake}, or one that fails. */
    record Handshake(boolean succeeds) implements Turn {}

    /** {@code -- client is silent for 2 minutes}. */
    record Silence(Duration time) implements Turn {}

    /** {@code -- server is stopping}. */
    record ServerStops() implements Turn {}
}
