package org.postern.adapters.emlstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Octets in a temporary file, written in blocks by the store's threads, and the last of them still in memory. */
final class SpoolFile {
    static final int BLOCK = 64 << 10;

    private final String name;
    private final StoreFile file;
    private final StoreThreads threads;
    private final byte[] block = new byte[BLOCK];
    private int blockLength;
    private long written;

    private SpoolFile(String name, StoreFile file, StoreThreads threads, long written) {
        this.name = name;
        this.file = file;
        this.threads = threads;
        this.written = written;
    }

    /** Begins a file with what was in memory. For a thread that may touch the disk. */
    static SpoolFile begin(StoreFiles files, StoreThreads threads, String name, List<ByteBuffer> octets)
            throws IOException {
        StoreFile file = files.create(name);
        try {
            long written = octets.stream().mapToLong(ByteBuffer::remaining).sum();
            file.write(octets);
            return new SpoolFile(name, file, threads, written);
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
    }

    void append(byte[] octets, int from, int length) throws IOException {
        int taken = 0;
        while (taken < length) {
            if (blockLength == 0 && length - taken >= BLOCK) {
                write(ByteBuffer.wrap(octets, from + taken, length - taken));
                return;
            }
            int count = Math.min(length - taken, BLOCK - blockLength);
            System.arraycopy(octets, from + taken, block, blockLength, count);
            blockLength += count;
            taken += count;
            if (blockLength == BLOCK) {
                write(ByteBuffer.wrap(block));
                blockLength = 0;
            }
        }
    }

    private void write(ByteBuffer octets) throws IOException {
        int length = octets.remaining();
        threads.call(() -> {
            file.write(List.of(octets));
            return length;
        });
        written += length;
    }

    String name() {
        return name;
    }

    /** How many octets are in the file; the rest is {@link #tail}. */
    long written() {
        return written;
    }

    ByteBuffer tail() {
        return ByteBuffer.wrap(block, 0, blockLength).asReadOnlyBuffer();
    }

    void close() throws IOException {
        file.close();
    }
}
