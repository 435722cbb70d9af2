package org.postern.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.postern.domain.wire.ChunkReader;

/** RFC 3030 §2: of a chunk in any pieces exactly its octets are taken, and what stands behind it is left. */
public final class ChunkTarget {

    private ChunkTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        Input input = new Input(octets);
        Cuts cuts = new Cuts(input.octet());
        int size = input.octet() << 4 | input.octet() & 0xf;
        byte[] sent = input.rest();
        ChunkReader reader = new ChunkReader(size);
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        int at = 0;
        boolean over = false;
        while (at < sent.length && !over) {
            ByteBuffer in = ByteBuffer.wrap(sent, at, cuts.next(sent.length - at));
            ByteBuffer taken = reader.take(in);
            chunk.write(sent, at, taken.remaining());
            Holds.same(ByteBuffer.wrap(sent, at, taken.remaining()), taken, "the octets that stand there");
            over = in.hasRemaining();
            at = in.position();
        }
        int expected = Math.min(size, sent.length);
        Holds.same(
                ByteBuffer.wrap(Arrays.copyOf(sent, expected)),
                ByteBuffer.wrap(chunk.toByteArray()),
                "the whole chunk");
        Holds.same((long) size - expected, reader.remaining(), "what is still to come");
        Holds.same(expected, at, "what is left for the next command");
    }
}
