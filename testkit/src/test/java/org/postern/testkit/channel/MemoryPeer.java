package org.postern.testkit.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.postern.application.port.TransmissionChannel;
import org.postern.domain.session.TlsFacts;

/** A {@link MemoryChannel} and its client; who has nothing to do is silent for a day. */
final class MemoryPeer implements ChannelPeer, MemoryClient {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final ManualTime time = new ManualTime();
    private final Deque<ClientTurn> turns = new ArrayDeque<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final MemoryChannel channel = new MemoryChannel(this, time);
    private Optional<String> serverName = Optional.empty();
    private boolean reads = true;
    private int taken;

    @Override
    public TransmissionChannel channel() {
        return channel;
    }

    @Override
    public ClientTurn next(byte[] said) {
        heard.writeBytes(said);
        return turns.isEmpty() ? new ClientTurn.Waits(A_DAY) : turns.removeFirst();
    }

    @Override
    public Duration handshakeTakes() {
        return turns.isEmpty() && serverName.isEmpty() ? A_DAY : Duration.ZERO;
    }

    @Override
    public TlsFacts handshake(byte[] said) throws IOException {
        heard.writeBytes(said);
        if (!turns.isEmpty()) {
            throw new IOException("no handshake but " + turns.getFirst());
        }
        return new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", serverName.orElseThrow());
    }

    @Override
    public boolean reads() {
        return reads;
    }

    @Override
    public void sends(byte[] octets) {
        turns.add(new ClientTurn.Sends(ByteBuffer.wrap(octets)));
    }

    @Override
    public void ends() {
        turns.add(new ClientTurn.Ends());
    }

    @Override
    public void vanishes() {
        turns.add(new ClientTurn.Vanishes());
    }

    @Override
    public void stopsReading() {
        reads = false;
    }

    @Override
    public void startsTls(String name) {
        serverName = Optional.of(name);
    }

    @Override
    public Supplier<byte[]> hears(int count) {
        int from = taken;
        taken += count;
        return () -> {
            byte[] all = all();
            if (all.length < from + count) {
                throw new AssertionError("only " + (all.length - from) + " octets of " + count);
            }
            return Arrays.copyOfRange(all, from, from + count);
        };
    }

    @Override
    public Supplier<byte[]> hearsAll() {
        return () -> {
            if (!channel.isClosed()) {
                throw new AssertionError("the server did not close");
            }
            return Arrays.copyOfRange(all(), taken, all().length);
        };
    }

    private byte[] all() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(heard.toByteArray());
        all.writeBytes(channel.unseen());
        return all.toByteArray();
    }

    @Override
    public void serverStops() {
        turns.add(new ClientTurn.SeesServerStop());
    }

    @Override
    public long nanoTime() {
        return time.getAsLong();
    }

    @Override
    public void close() {
        channel.close();
    }
}
