package org.postern.adapters.emlstore;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Reads octets that are in memory in pieces. */
final class PieceInput extends InputStream {
    private final List<ByteBuffer> pieces;
    private int current;

    PieceInput(List<ByteBuffer> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : pieces.get(current).get() & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, pieces.get(current).remaining());
        pieces.get(current).get(target, from, count);
        return count;
    }

    private boolean isAtEnd() {
        while (current < pieces.size() && !pieces.get(current).hasRemaining()) {
            current++;
        }
        return current == pieces.size();
    }
}
