package org.postern.testkit.scan;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A daemon on loopback, or on a socket in the file system, that speaks a dialect and behaves as it is told to. */
public final class ScannerPeer implements AutoCloseable {
    private static final int DRIP_MILLIS = 20;

    private final ServerSocketChannel listener;
    private final Supplier<? extends Dialect> dialect;
    private final DaemonConduct conduct;
    private final SocketAddress address;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final List<byte[]> received = new CopyOnWriteArrayList<>();

    /** {@code listener} is bound; {@code dialect} makes one for each connection. */
    public ScannerPeer(ServerSocketChannel listener, DaemonConduct conduct, Supplier<? extends Dialect> dialect)
            throws IOException {
        this.listener = listener;
        this.dialect = dialect;
        this.conduct = conduct;
        this.address = listener.getLocalAddress();
        if (conduct == DaemonConduct.ABSENT) {
            listener.close();
        } else {
            Thread.ofVirtual().name("scanner-peer").start(this::listen);
        }
    }

    /** Where it listens, or would. */
    public SocketAddress address() {
        return address;
    }

    /** The messages that arrived whole. */
    public List<byte[]> received() {
        return List.copyOf(received);
    }

    private void listen() {
        while (listener.isOpen()) {
            try {
                SocketChannel channel = listener.accept();
                open.add(channel);
                Thread.ofVirtual().start(() -> serve(channel));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            converse(channel);
        } catch (IOException gone) {
            open.remove(channel);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void converse(SocketChannel channel) throws IOException, InterruptedException {
        InputStream in = Channels.newInputStream(channel);
        OutputStream out = Channels.newOutputStream(channel);
        switch (conduct) {
            case DEAF -> closed.await();
            case SILENT -> in.transferTo(OutputStream.nullOutputStream());
            case ABSENT -> channel.close();
            case CONTENT, CONDEMNING, CUT_OFF, GARBAGE, ENDLESS, DRIPPING -> answer(in, out);
        }
    }

    private void answer(InputStream in, OutputStream out) throws IOException, InterruptedException {
        Dialect spoken = dialect.get();
        received.add(spoken.hear(new DataInputStream(in), out));
        byte[] verdict = spoken.verdict(conduct == DaemonConduct.CONDEMNING);
        switch (conduct) {
            case CUT_OFF -> out.write(verdict, 0, verdict.length / 2);
            case GARBAGE -> {
                out.write(spoken.garbage());
                in.transferTo(OutputStream.nullOutputStream());
            }
            case ENDLESS -> goOn(spoken, out);
            case DRIPPING -> drip(spoken, out);
            case CONTENT, CONDEMNING -> {
                out.write(verdict);
                in.transferTo(OutputStream.nullOutputStream());
            }
            case ABSENT, DEAF, SILENT -> throw new IllegalStateException("it says nothing");
        }
    }

    private void goOn(Dialect spoken, OutputStream out) throws IOException {
        out.write(spoken.beginning());
        while (closed.getCount() > 0) {
            out.write(spoken.more());
        }
    }

    private void drip(Dialect spoken, OutputStream out) throws IOException, InterruptedException {
        out.write(spoken.beginning());
        byte[] more = spoken.more();
        for (int i = 0; !closed.await(DRIP_MILLIS, TimeUnit.MILLISECONDS); i = (i + 1) % more.length) {
            out.write(more, i, 1);
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (SocketChannel channel : open) {
            channel.close();
        }
    }
}
