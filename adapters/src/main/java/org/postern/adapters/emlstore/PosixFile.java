package org.postern.adapters.emlstore;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file of a real file system. */
final class PosixFile implements StoreFile {
    private final Path root;
    private final FileChannel channel;

    PosixFile(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    @Override
    public void write(List<ByteBuffer> octets) throws IOException {
        ByteBuffer[] buffers = octets.toArray(ByteBuffer[]::new);
        int first = 0;
        while (first < buffers.length) {
            if (!buffers[first].hasRemaining()) {
                first++;
            } else if (channel.write(buffers, first, buffers.length - first) <= 0) {
                throw new IOException("the file takes no more octets");
            }
        }
    }

    @Override
    public void copy(String name, long from, long to) throws IOException {
        try (FileChannel source =
                FileChannel.open(root.resolve(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long position = from;
            while (position < to) {
                long moved = source.transferTo(position, to - position, channel);
                if (moved <= 0) {
                    throw new EOFException(name + " is shorter than what was written to it");
                }
                position += moved;
            }
        }
    }

    @Override
    public void force() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
