package org.postern.testkit.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The TCP side of a {@link NameServer}: each message behind two octets of length, RFC 1035 §4.2.2. */
final class TcpService {
    private final ServerSocket listener;
    private final NameServer server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    TcpService(ServerSocket listener, NameServer server) {
        this.listener = listener;
        this.server = server;
    }

    void start() {
        Thread.ofPlatform().daemon().name("name-server-tcp").start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    InetAddress address() {
        return listener.getInetAddress();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException closed) {
                // the loop ends, or the next connection is a better one
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (!socket.isClosed()) {
                byte[] message = new byte[in.readUnsignedShort()];
                in.readFully(message);
                Optional<WireQuery> query = WireQuery.read(message, message.length);
                if (query.isPresent()) {
                    server.serve(query.get(), new Stream(socket));
                }
            }
        } catch (IOException gone) {
            // the client closed, as it may at any time
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException alreadyGone) {
            open.clear();
        }
    }

    private record Stream(Socket socket) implements Conduct.Wire {
        @Override
        public boolean isUdp() {
            return false;
        }

        @Override
        public void send(byte[] message) throws IOException {
            byte[] framed = new byte[message.length + 2];
            framed[0] = (byte) (message.length >>> 8);
            framed[1] = (byte) message.length;
            System.arraycopy(message, 0, framed, 2, message.length);
            OutputStream out = socket.getOutputStream();
            out.write(framed);
            out.flush();
        }

        @Override
        public void sendFromElsewhere(byte[] message) {}

        @Override
        public void hangUp() throws IOException {
            socket.close();
        }
    }
}
