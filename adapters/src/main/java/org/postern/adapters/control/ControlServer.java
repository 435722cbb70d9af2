package org.postern.adapters.control;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the owner's commands while the server runs, a few at a time, each on a platform thread (H2 wants those). */
public final class ControlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final int AT_ONCE = 32;
    private static final Duration REQUEST_WITHIN = Duration.ofSeconds(5);
    private static final long REST_NANOS = 200_000_000;

    private final Path dataFolder;
    private final ControlHandler handler;
    private final ServerSocketChannel server;
    private final Semaphore free = new Semaphore(AT_ONCE);

    /** Opens the socket; an {@link IOException} says why it cannot be. */
    public ControlServer(Path dataFolder, ControlHandler handler) throws IOException {
        this.dataFolder = dataFolder;
        this.handler = handler;
        ControlSocket.prepare(dataFolder);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(ControlSocket.address(dataFolder));
        Files.setPosixFilePermissions(ControlSocket.path(dataFolder), PosixFilePermissions.fromString("rw-------"));
    }

    /** Begins to answer. */
    public void start() {
        Thread.ofPlatform().daemon().name("control-accept").start(this::accept);
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel owner = server.accept();
                if (free.tryAcquire()) {
                    Thread.ofPlatform().daemon().name("control").start(() -> answer(owner));
                } else {
                    owner.close();
                }
            } catch (IOException closedOrExhausted) {
                LockSupport.parkNanos(REST_NANOS);
            }
        }
    }

    private void answer(SocketChannel owner) {
        try (owner;
                DataInputStream in = new DataInputStream(Channels.newInputStream(owner));
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(owner)))) {
            AtomicBoolean heard = new AtomicBoolean();
            Thread.ofVirtual().name("control-impatience").start(() -> closeUnless(heard, owner));
            List<String> words = Frames.readWords(in);
            heard.set(true);
            int code = handler.handle(
                    words, Frames.stream(out, Frames.OUT), Frames.stream(out, Frames.ERROR), new ProgressFrames(out));
            Frames.writeExit(out, code);
        } catch (IOException gone) {
            LOG.debug("the owner went away: {}", gone.toString());
        } finally {
            free.release();
        }
    }

    /** Who connects and asks nothing has no place for long. */
    private static void closeUnless(AtomicBoolean heard, SocketChannel owner) {
        try {
            Thread.sleep(REQUEST_WITHIN);
            if (!heard.get()) {
                owner.close();
            }
        } catch (InterruptedException nobodysToInterrupt) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            LOG.debug("the owner was gone: {}", gone.toString());
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(ControlSocket.path(dataFolder));
        } catch (IOException alreadyGone) {
            LOG.debug("control socket was gone: {}", alreadyGone.toString());
        }
    }
}
