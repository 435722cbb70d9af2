package org.postern.adapters.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.testkit.channel.ChannelPeer;

/** A {@link SocketTransmission} and a client at the other end of a loopback connection. */
final class SocketPeer implements ChannelPeer {
    private static final Duration HANDSHAKE = Duration.ofSeconds(30);

    private final ExecutorService doing =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final Watchdog watchdog = new Watchdog();
    private final Socket raw;
    private final SocketTransmission channel;
    private Future<Socket> client;

    private SocketPeer(TlsServer tls) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            raw = new Socket(listener.getInetAddress(), listener.getLocalPort());
            channel = new SocketTransmission(listener.accept(), tls, watchdog);
        }
        raw.setTcpNoDelay(true);
        client = CompletableFuture.completedFuture(raw);
        watchdog.start();
    }

    /** Connected, in clear text. */
    static SocketPeer inClear(TlsServer tls) {
        try {
            return new SocketPeer(tls);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Connected, with the handshake done. */
    static SocketPeer secure(TlsServer tls) {
        SocketPeer peer = inClear(tls);
        peer.startsTls("mx.example.org");
        try {
            peer.channel.startTls(HANDSHAKE);
            return peer;
        } catch (IOException failed) {
            peer.close();
            throw new UncheckedIOException(failed);
        }
    }

    /** The raw socket of the client, for what is done beside TLS. */
    Socket raw() {
        return raw;
    }

    @Override
    public SocketTransmission channel() {
        return channel;
    }

    private interface Deed {
        void on(Socket socket) throws IOException;
    }

    private void does(Deed deed) {
        Future<Socket> current = client;
        doing.execute(() -> {
            try {
                deed.on(current.get());
            } catch (IOException | ExecutionException serverHasEnough) {
                return;
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void sends(byte[] octets) {
        does(socket -> {
            OutputStream out = socket.getOutputStream();
            out.write(octets);
            out.flush();
        });
    }

    @Override
    public void ends() {
        does(Socket::shutdownOutput);
    }

    @Override
    public void vanishes() {
        does(socket -> {
            raw.setSoLinger(true, 0);
            raw.close();
        });
    }

    /** Nobody reads who is not asked to hear. */
    @Override
    public void stopsReading() {}

    @Override
    public void startsTls(String serverName) {
        client = doing.submit(() -> {
            SSLSocket secure = (SSLSocket)
                    TrustingClient.context().getSocketFactory().createSocket(raw, serverName, raw.getPort(), true);
            secure.startHandshake();
            return secure;
        });
    }

    @Override
    public Supplier<byte[]> hears(int count) {
        return listening(socket -> socket.getInputStream().readNBytes(count));
    }

    @Override
    public Supplier<byte[]> hearsAll() {
        return listening(socket -> socket.getInputStream().readAllBytes());
    }

    private interface Listening {
        byte[] on(Socket socket) throws IOException;
    }

    private Supplier<byte[]> listening(Listening listening) {
        Future<Socket> current = client;
        Future<byte[]> heard = beside(() -> listening.on(current.get()));
        return () -> {
            try {
                return heard.get();
            } catch (ExecutionException | InterruptedException failed) {
                throw new AssertionError("the client did not hear it", failed);
            }
        };
    }

    /** Does this beside all else. */
    static <T> Future<T> beside(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    @Override
    public void serverStops() {
        channel.stop();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void close() {
        doing.shutdownNow();
        try {
            raw.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        channel.close();
        watchdog.close();
    }
}
