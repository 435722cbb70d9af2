package org.postern.domain.wire;

import java.nio.ByteBuffer;

/** Takes the announced number of octets of one BDAT chunk, whatever they are: RFC 3030 §2. */
public final class ChunkReader {
    private long remaining;

    /** A chunk of that many octets. */
    public ChunkReader(long size) {
        this.remaining = size;
    }

    /** The octets of the chunk that the buffer holds, taken from it. */
    public ByteBuffer take(ByteBuffer in) {
        int count = (int) Math.min(remaining, in.remaining());
        ByteBuffer taken = in.slice(in.position(), count);
        in.position(in.position() + count);
        remaining -= count;
        return taken;
    }

    /** How many octets are still to come. */
    public long remaining() {
        return remaining;
    }
}
