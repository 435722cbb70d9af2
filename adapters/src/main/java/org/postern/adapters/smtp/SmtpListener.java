package org.postern.adapters.smtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.application.conversation.Conversation;
import org.postern.domain.address.IpAddress;
import org.postern.domain.session.Client;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes connections at one address and gives each a virtual thread that holds a {@link Conversation}. The accept loop
 * rests when the system has no descriptors left, and above its hard limit answers 421 itself, so that the store always
 * finds descriptors for mail in progress.
 */
public final class SmtpListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpListener.class);
    private static final int BACKLOG = 1_024;
    private static final Duration REST = Duration.ofMillis(200);
    private static final Duration HEADER_LIMIT = Duration.ofSeconds(10);
    private static final byte[] TOO_MANY =
            "421 4.3.2 Too many connections, try again later\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ListenerSettings settings;
    private final Supplier<Conversation> conversations;
    private final TlsServer tls;
    private final Watchdog watchdog;
    private final AtomicInteger open;
    private final int hardLimit;
    private final ServerSocket server;
    private final Thread acceptor = Thread.ofPlatform().name("smtp-accept").unstarted(this::accept);

    /**
     * Binds at once. Each session asks {@code conversations} once, when it begins, and goes by what it got to its end;
     * {@code open} counts the connections of all listeners against their common hard limit.
     */
    public SmtpListener(
            ListenerSettings settings,
            Supplier<Conversation> conversations,
            TlsServer tls,
            Watchdog watchdog,
            AtomicInteger open,
            int hardLimit)
            throws IOException {
        this.settings = settings;
        this.conversations = conversations;
        this.tls = tls;
        this.watchdog = watchdog;
        this.open = open;
        this.hardLimit = hardLimit;
        this.server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(settings.address(), BACKLOG);
    }

    /** Begins to accept. */
    public void start() {
        acceptor.start();
    }

    /** Whether somebody waits for connections. */
    public boolean isAccepting() {
        return acceptor.isAlive() && !server.isClosed();
    }

    /** Where it listens, with the port that was chosen if none was asked for. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private void accept() {
        boolean troubled = false;
        while (!server.isClosed()) {
            try {
                serve(server.accept());
                troubled = false;
            } catch (IOException exhausted) {
                if (!server.isClosed() && !troubled) {
                    LOG.warn(
                            "cannot accept connections at {}: {}",
                            server.getLocalSocketAddress(),
                            exhausted.toString());
                }
                troubled = true;
                LockSupport.parkNanos(REST.toNanos());
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        if (open.incrementAndGet() > hardLimit) {
            open.decrementAndGet();
            try (socket) {
                socket.getOutputStream().write(TOO_MANY);
            }
            return;
        }
        Thread.ofVirtual().name("session").start(() -> {
            try (socket) {
                session(socket);
            } catch (IOException lost) {
                LOG.debug("connection from {} ended before its session: {}", socket.getInetAddress(), lost.toString());
            } finally {
                open.decrementAndGet();
            }
        });
    }

    private void session(Socket socket) throws IOException {
        try (SocketTransmission channel = new SocketTransmission(socket, tls, watchdog)) {
            IpAddress peer = IpAddress.of(socket.getInetAddress().getAddress());
            IpAddress address = peer;
            int port = socket.getPort();
            if (settings.isProxy(peer)) {
                Optional<ProxyHeader.Source> source =
                        channel.proxyHeader(HEADER_LIMIT).source();
                address = source.map(ProxyHeader.Source::address).orElse(peer);
                port = source.map(ProxyHeader.Source::port).orElse(port);
            }
            Conversation conversation = conversations.get();
            if (settings.tls() == ListenerSettings.TlsMode.IMPLICIT) {
                conversation.holdBehindTls(new Client(address, port, Optional.empty(), false), channel);
            } else {
                boolean early = channel.hasWaiting();
                conversation.hold(new Client(address, port, Optional.empty(), early), channel);
            }
        }
    }

    /** Accepts no more; sessions go on. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException alreadyGone) {
            LOG.debug("listener was gone: {}", alreadyGone.toString());
        }
    }
}
