package org.postern.application.conversation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.postern.application.port.TransmissionChannel;

/**
 * The octets of a session that have come and were not taken yet. The buffer is as small as a command line while commands
 * are read, larger while mail data flow, and not there at all before the first octet.
 */
final class Inlet {
    static final int MEDIUM = 8_192;
    static final int LARGE = 65_536;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final TransmissionChannel channel;
    private final int small;
    private ByteBuffer buffer = NOTHING;

    Inlet(TransmissionChannel channel, int commandLine) {
        this.channel = channel;
        this.small = commandLine;
    }

    /** What is there, between position and limit; whoever takes octets moves the position. */
    ByteBuffer octets() {
        return buffer;
    }

    /** Waits for more, behind what is there; false when the client sends no more. */
    boolean fill(Duration limit, boolean idle) throws IOException {
        if (!buffer.hasRemaining() && buffer.capacity() != small) {
            buffer = ByteBuffer.allocate(small).limit(0);
        }
        return read(limit, idle);
    }

    /** As {@link #fill}, through a buffer of at least that size. */
    boolean fill(Duration limit, int size) throws IOException {
        if (buffer.capacity() < size) {
            ByteBuffer larger = ByteBuffer.allocate(size);
            buffer = larger.put(buffer).flip();
        }
        return read(limit, false);
    }

    private boolean read(Duration limit, boolean idle) throws IOException {
        buffer.compact();
        try {
            return channel.read(buffer, limit, idle) >= 0;
        } finally {
            buffer.flip();
        }
    }

    void forget() {
        buffer = NOTHING;
    }
}
