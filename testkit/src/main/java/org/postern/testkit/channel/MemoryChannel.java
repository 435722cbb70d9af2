package org.postern.testkit.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongToIntFunction;
import org.postern.application.port.TransmissionChannel;
import org.postern.domain.session.TlsFacts;

/**
 * A transmission channel without a network: the client is a {@link MemoryClient}, time is a {@link ManualTime}, and each
 * read gives as many octets as {@code readSizes} allows at that offset of everything the client sends. One thread.
 */
public final class MemoryChannel implements TransmissionChannel {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final MemoryClient client;
    private final ManualTime time;
    private final LongToIntFunction readSizes;
    private final ByteArrayOutputStream unseen = new ByteArrayOutputStream();
    private ByteBuffer sent = NOTHING;
    private ClientTurn turn = new ClientTurn.Sends(NOTHING);
    private long offset;
    private long written;
    private boolean stopping;
    private boolean closed;

    /** A channel whose reads give no more than this at an offset. */
    public MemoryChannel(MemoryClient client, ManualTime time, LongToIntFunction readSizes) {
        this.client = client;
        this.time = time;
        this.readSizes = readSizes;
    }

    /** A channel whose reads give whatever is there. */
    public MemoryChannel(MemoryClient client, ManualTime time) {
        this(client, time, at -> Integer.MAX_VALUE);
    }

    @Override
    public int read(ByteBuffer into, Duration limit, boolean idle) throws IOException {
        if (!into.hasRemaining()) {
            throw new IllegalArgumentException("a read into a full buffer can never end");
        }
        refuseLost();
        Duration waited = Duration.ZERO;
        while (!sent.hasRemaining()) {
            turn = next();
            switch (turn) {
                case ClientTurn.Sends sends -> sent = sends.octets().duplicate();
                case ClientTurn.Waits waits -> waited = waited(waited.plus(waits.time()), waits.time(), limit);
                case ClientTurn.Ends ends -> {
                    return -1;
                }
                case ClientTurn.Vanishes vanishes -> refuseLost();
                case ClientTurn.SeesServerStop stop -> {
                    stopping = true;
                    if (idle) {
                        throw new ServerStopping();
                    }
                }
            }
        }
        int count = Math.min(into.remaining(), Math.min(sent.remaining(), Math.max(1, readSizes.applyAsInt(offset))));
        into.put(sent.slice(sent.position(), count));
        sent.position(sent.position() + count);
        offset += count;
        return count;
    }

    private void refuseLost() throws SocketException {
        if (closed || turn instanceof ClientTurn.Vanishes) {
            throw new SocketException(closed ? "closed" : "connection reset");
        }
    }

    private ClientTurn next() {
        if (turn instanceof ClientTurn.Ends) {
            return turn;
        }
        byte[] said = unseen.toByteArray();
        unseen.reset();
        return client.next(said);
    }

    private Duration waited(Duration all, Duration now, Duration limit) throws InterruptedIOException {
        if (all.compareTo(limit) >= 0) {
            time.pass(limit.minus(all.minus(now)));
            throw new InterruptedIOException("the client kept silent");
        }
        time.pass(now);
        return all;
    }

    @Override
    public boolean hasWaiting() {
        return sent.hasRemaining();
    }

    @Override
    public boolean isStopping() {
        return stopping;
    }

    @Override
    public void write(ByteBuffer octets, Duration limit) throws IOException {
        refuseLost();
        if (!client.reads()) {
            time.pass(limit);
            throw new InterruptedIOException("the client takes nothing");
        }
        written += octets.remaining();
        while (octets.hasRemaining()) {
            unseen.write(octets.get());
        }
    }

    @Override
    public TlsFacts startTls(Duration limit) throws IOException {
        refuseLost();
        if (sent.hasRemaining()) {
            throw new IOException("clear text where a handshake should begin");
        }
        if (client.handshakeTakes().compareTo(limit) >= 0) {
            time.pass(limit);
            throw new InterruptedIOException("the handshake takes too long");
        }
        time.pass(client.handshakeTakes());
        byte[] said = unseen.toByteArray();
        unseen.reset();
        return client.handshake(said);
    }

    @Override
    public void pause(Duration pause) {
        time.pass(pause);
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Whether the server has closed. */
    public boolean isClosed() {
        return closed;
    }

    /** What the server said since the client was asked last. */
    public byte[] unseen() {
        return unseen.toByteArray();
    }

    /** How many octets the server said in all. */
    public long written() {
        return written;
    }
}
