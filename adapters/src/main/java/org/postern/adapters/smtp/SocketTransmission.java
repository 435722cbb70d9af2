package org.postern.adapters.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.application.port.TransmissionChannel;
import org.postern.domain.session.TlsFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transmission channel over a TCP socket, in clear text or TLS. The session's virtual thread reads and writes; any
 * thread may {@link #stop} or {@link #close} it; the {@link Watchdog} closes the raw socket when a limit is over.
 */
final class SocketTransmission implements TransmissionChannel {
    private static final Logger LOG = LoggerFactory.getLogger(SocketTransmission.class);
    private static final long NONE = Long.MAX_VALUE;
    private static final long GRACE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration LINGER = Duration.ofMillis(500);
    private static final int LINGER_OCTETS = 65_536;
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final Socket raw;
    private final TlsServer tls;
    private final Watchdog watchdog;
    private Socket current;
    private InputStream in;
    private OutputStream out;
    private volatile long overdueAt = NONE;
    /** Until TLS 1.3 the end of what comes in is the end of what goes out: a last reply could not be sent any more. */
    private volatile boolean inputEndsOutput;

    /** Waits for a command. Who makes it false goes on: the session with what has come, or {@link #stop} with its end. */
    private final AtomicBoolean idle = new AtomicBoolean();

    private volatile boolean stopping;
    private volatile boolean closed;

    SocketTransmission(Socket raw, TlsServer tls, Watchdog watchdog) throws IOException {
        this.raw = raw;
        this.tls = tls;
        this.watchdog = watchdog;
        this.current = raw;
        this.in = raw.getInputStream();
        this.out = raw.getOutputStream();
        raw.setTcpNoDelay(true);
        watchdog.add(this);
    }

    @Override
    public int read(ByteBuffer into, Duration limit, boolean mayStop) throws IOException {
        if (!into.hasRemaining()) {
            throw new IllegalArgumentException("a read into a full buffer can never end");
        }
        idle.set(mayStop);
        if (mayStop && stopping) {
            throw new ServerStopping();
        }
        guard(limit);
        try {
            int count = mayStop && inputEndsOutput ? readInRounds(into, limit) : readOnce(into, limit);
            if (mayStop && !idle.compareAndSet(true, false)) {
                throw new ServerStopping();
            }
            into.position(into.position() + Math.max(0, count));
            return count;
        } finally {
            idle.set(false);
            unguard();
        }
    }

    /**
     * Lets other sessions go first: by the time it is this one's turn the client has often spoken, and octets that are there
     * cost neither a registration with the poller nor its waking of a carrier. Right or not does not depend on it.
     */
    @SuppressWarnings("ThreadPriorityCheck")
    private int readOnce(ByteBuffer into, Duration limit) throws IOException {
        current.setSoTimeout(millis(limit));
        Thread.yield();
        return in.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
    }

    /** Looks up now and then whether the server stops. What has come of a TLS record is not lost by that. */
    private int readInRounds(ByteBuffer into, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            try {
                return readOnce(into, left.compareTo(ROUND) < 0 ? left : ROUND);
            } catch (SocketTimeoutException round) {
                if (stopping) {
                    throw new ServerStopping();
                }
                if (end - System.nanoTime() <= 0) {
                    throw round;
                }
            }
        }
    }

    private static int millis(Duration limit) {
        return Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE);
    }

    /** Under TLS, {@code in} knows only of octets that are decrypted; a record behind them still lies in the raw socket. */
    @Override
    public boolean hasWaiting() throws IOException {
        return in.available() > 0
                || (current instanceof SSLSocket && raw.getInputStream().available() > 0);
    }

    @Override
    public boolean isStopping() {
        return stopping;
    }

    @Override
    public void write(ByteBuffer octets, Duration limit) throws IOException {
        guard(limit);
        try {
            out.write(octets.array(), octets.arrayOffset() + octets.position(), octets.remaining());
            out.flush();
            octets.position(octets.limit());
        } finally {
            unguard();
        }
    }

    /** Reads the PROXY header that the peer must begin with; all of it within the limit. */
    ProxyHeader proxyHeader(Duration limit) throws IOException {
        guard(limit);
        try {
            raw.setSoTimeout(millis(limit));
            return ProxyHeader.read(in);
        } finally {
            unguard();
        }
    }

    @Override
    public TlsFacts startTls(Duration limit) throws IOException {
        guard(limit);
        try {
            raw.setSoTimeout(millis(limit));
            SSLSocket secure = tls.accept(raw);
            secure.startHandshake();
            current = secure;
            inputEndsOutput = !secure.getSession().getProtocol().equals("TLSv1.3");
            in = secure.getInputStream();
            out = secure.getOutputStream();
            return TlsServer.facts(secure.getSession());
        } finally {
            unguard();
        }
    }

    /** The whole operation must end by then, however many octets keep it alive. */
    private void guard(Duration limit) {
        overdueAt = System.nanoTime() + limit.toNanos() + GRACE_NANOS;
    }

    private void unguard() throws InterruptedIOException {
        boolean wasClosed = overdueAt == NONE && !closed;
        overdueAt = NONE;
        if (wasClosed) {
            throw new InterruptedIOException("closed by the watchdog");
        }
    }

    void closeIfOverdue(long now) {
        if (overdueAt != NONE && now - overdueAt > 0) {
            overdueAt = NONE;
            closeRaw();
        }
    }

    @Override
    public void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Wakes the session if it is only waiting for a command, so that it can say 421 and go. May be said again. */
    void stop() {
        stopping = true;
        if (!inputEndsOutput && idle.compareAndSet(true, false) && !raw.isInputShutdown()) {
            try {
                raw.shutdownInput();
            } catch (IOException gone) {
                closeRaw();
            }
        }
    }

    /** Ends whatever waits on the socket, in clear text or TLS: closing the TLS layer could wait itself. */
    void closeRaw() {
        try {
            raw.close();
        } catch (IOException gone) {
            LOG.debug("socket was gone: {}", gone.toString());
        }
    }

    /**
     * Lets the last reply arrive: closing with octets unread would make TCP reset the connection and take the reply with
     * it, so the client's side is read for a moment first (RFC 5321 §3.8 has the server close only after its reply).
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        guard(LINGER);
        try {
            if (current instanceof SSLSocket secure) {
                secure.shutdownOutput();
            }
            raw.shutdownOutput();
            drain();
        } catch (IOException gone) {
            idle.set(false);
        } finally {
            overdueAt = NONE;
            closeRaw();
            watchdog.remove(this);
        }
    }

    private void drain() throws IOException {
        long end = System.nanoTime() + LINGER.toNanos();
        byte[] rest = new byte[1_024];
        int octets = 0;
        int count = 0;
        InputStream clear = raw.getInputStream();
        while (count >= 0 && octets < LINGER_OCTETS && System.nanoTime() - end < 0) {
            raw.setSoTimeout(millis(LINGER));
            count = clear.read(rest);
            octets += Math.max(0, count);
        }
    }
}
