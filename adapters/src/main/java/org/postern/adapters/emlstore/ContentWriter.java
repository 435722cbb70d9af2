package org.postern.adapters.emlstore;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.postern.domain.message.MessageContent;

/** Writes a head and what follows it: the first block together with the head, in one call. */
final class ContentWriter {
    private static final int BLOCK = 256 << 10;

    private ContentWriter() {}

    static void write(StoreFile file, byte[] head, MessageContent content, long from) throws IOException {
        if (content instanceof SelfWriting own) {
            own.writeTo(file, head, from);
            return;
        }
        long left = content.size() - from;
        try (InputStream octets = content.open()) {
            octets.skipNBytes(from);
            byte[] block = new byte[(int) Math.min(BLOCK, left)];
            ByteBuffer first = ByteBuffer.wrap(head);
            do {
                int count = octets.readNBytes(block, 0, (int) Math.min(block.length, left));
                left -= count;
                if (left > 0 && count == 0) {
                    throw new EOFException("the content is shorter than it says");
                }
                file.write(List.of(first, ByteBuffer.wrap(block, 0, count)));
            } while (left > 0);
        }
    }
}
