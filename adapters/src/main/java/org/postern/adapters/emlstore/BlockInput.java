package org.postern.adapters.emlstore;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a file in blocks on the store's threads, so that a virtual thread may read it. */
final class BlockInput extends InputStream {
    private static final int BLOCK = 32 << 10;

    private final StoreThreads threads;
    private final StoreThreads.Work<InputStream> opening;
    private @Nullable InputStream file;
    private byte[] block = {};
    private long left;
    private int position;
    private int end;

    BlockInput(StoreThreads threads, StoreThreads.Work<InputStream> opening, long length) {
        this.left = length;
        this.threads = threads;
        this.opening = opening;
    }

    @Override
    public int read() throws IOException {
        return fill() ? block[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - position);
        System.arraycopy(block, position, target, from, count);
        position += count;
        return count;
    }

    /** Each fill has a block of its own: one that came too late must not write into what is being read. */
    private boolean fill() throws IOException {
        if (position < end) {
            return true;
        }
        byte[] next = threads.call(this::nextBlock);
        block = next;
        position = 0;
        end = next.length;
        return end > 0;
    }

    /** No larger than what is left of the file as it was, or one octet to see the end. */
    private byte[] nextBlock() throws IOException {
        @Nullable InputStream opened = file;
        if (opened == null) {
            opened = opening.done();
            file = opened;
        }
        byte[] next = new byte[Math.clamp(left, 1, BLOCK)];
        int count = opened.readNBytes(next, 0, next.length);
        left -= count;
        return count == next.length ? next : Arrays.copyOf(next, count);
    }

    @Override
    public void close() throws IOException {
        @Nullable InputStream opened = file;
        if (opened != null) {
            opened.close();
        }
    }
}
