package org.postern.adapters.scan;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A connection to a daemon that is closed when its time is up, whatever it waits for then: to be connected, to write, or to
 * read from a peer that sends an octet now and then. One thread uses it; to interrupt that thread closes it, too.
 */
public final class Connection implements AutoCloseable {
    private static final int PIECE = 16 << 10;

    private final SocketChannel channel;
    private final ByteBuffer input = ByteBuffer.allocate(PIECE).flip();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean overdue;

    private Connection(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connected, for so long. */
    static Connection open(Endpoint endpoint, Duration patience) throws IOException {
        Connection connection = new Connection(endpoint.open());
        Thread.ofVirtual().name("scan-watch").start(() -> connection.watch(patience));
        try {
            connection.channel.connect(endpoint.where());
            return connection;
        } catch (IOException failed) {
            throw connection.closed(failed);
        }
    }

    private void watch(Duration patience) {
        try {
            if (!done.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                overdue = true;
                channel.close();
            }
        } catch (InterruptedException | IOException over) {
            done.countDown();
        }
    }

    private IOException closed(IOException failed) {
        IOException why = why(failed);
        close();
        return why;
    }

    /** What a failure was, when it was that time was up. */
    private IOException why(IOException failed) {
        return overdue ? new OverdueException(failed) : failed;
    }

    /** Writes all of it. */
    public void write(ByteBuffer octets) throws IOException {
        try {
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
        } catch (IOException failed) {
            throw why(failed);
        }
    }

    /** The next octet; -1 when the peer ended the connection. */
    public int read() throws IOException {
        return isEmpty() ? -1 : input.get() & 0xFF;
    }

    /** The next octets, all that many. An end before that is an {@link EOFException}. */
    public byte[] read(int count) throws IOException {
        byte[] octets = new byte[count];
        int read = 0;
        while (read < count) {
            if (isEmpty()) {
                throw new EOFException("the connection ended early");
            }
            int piece = Math.min(input.remaining(), count - read);
            input.get(octets, read, piece);
            read += piece;
        }
        return octets;
    }

    private boolean isEmpty() throws IOException {
        if (input.hasRemaining()) {
            return false;
        }
        input.clear();
        try {
            int read = channel.read(input);
            input.flip();
            return read <= 0;
        } catch (IOException failed) {
            input.flip();
            throw why(failed);
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            overdue = overdue || channel.isOpen();
        }
    }
}
