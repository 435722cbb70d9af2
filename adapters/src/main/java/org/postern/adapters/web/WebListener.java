package org.postern.adapters.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one request a connection, few connections at once, in some seconds for each, whatever the client does. Trouble
 * here never touches mail.
 */
public final class WebListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebListener.class);
    private static final int BACKLOG = 64;
    private static final int MOST_AT_ONCE = 2_048;
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final ServerSocket listener;
    private final Layer layer;
    private final Answering answers;
    private final Places places = new Places();
    private final Duration longest;

    /** Takes the port; nothing is answered before {@link #start}. */
    public WebListener(InetSocketAddress address, Layer layer, Pages pages) throws IOException {
        this(address, layer, pages, LONGEST);
    }

    WebListener(InetSocketAddress address, Layer layer, Pages pages, Duration longest) throws IOException {
        this.layer = layer;
        this.answers = new Answering(pages);
        this.longest = longest;
        this.listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(address, BACKLOG);
        } catch (IOException taken) {
            listener.close();
            throw taken;
        }
    }

    /** Begins to answer. */
    public void start() {
        Thread.ofVirtual().name("web").start(this::acceptAll);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                accept(listener.accept());
            } catch (IOException trouble) {
                if (!listener.isClosed()) {
                    LOG.warn("web: no connection accepted: {}", trouble.getMessage());
                    pause();
                }
            }
        }
    }

    /** Out of files, for one: not again at once. */
    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(Socket raw) throws IOException {
        InetAddress client = raw.getInetAddress();
        if (!places.take(client)) {
            raw.close();
            return;
        }
        Thread end = Thread.ofVirtual().name("web-end").start(() -> endInTime(raw));
        Thread.ofVirtual().name("web-client").start(() -> {
            try (raw) {
                answer(raw);
            } catch (IOException | RuntimeException left) {
                LOG.debug("web: {}", left.getMessage());
            } finally {
                end.interrupt();
                places.leave(client);
            }
        });
    }

    private void endInTime(Socket raw) {
        try {
            Thread.sleep(longest);
            raw.close();
        } catch (InterruptedException | IOException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Socket raw) throws IOException {
        raw.setTcpNoDelay(true);
        Optional<Socket> connection = layer.over(raw);
        if (connection.isEmpty()) {
            return;
        }
        try (Socket socket = connection.get()) {
            OutputStream out = socket.getOutputStream();
            out.write(answers.answer(Request.read(new BufferedInputStream(socket.getInputStream(), MOST_AT_ONCE))));
            out.flush();
        }
    }

    /** Ends; connections under way end within their seconds. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException closed) {
            LOG.debug("web: {}", closed.getMessage());
        }
    }
}
