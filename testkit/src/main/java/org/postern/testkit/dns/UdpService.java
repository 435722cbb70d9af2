package org.postern.testkit.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** The UDP side of a {@link NameServer}: RFC 1035 §4.2.1. */
final class UdpService {
    private static final int BUFFER = 4 << 20;

    private final DatagramSocket socket;
    private final NameServer server;

    UdpService(InetAddress address, int port, NameServer server) throws IOException {
        this.socket = new DatagramSocket(new InetSocketAddress(address, port));
        this.server = server;
        socket.setReceiveBufferSize(BUFFER);
    }

    void start() {
        Thread.ofPlatform().daemon().name("name-server-udp").start(this::listen);
    }

    private void listen() {
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
            try {
                socket.receive(packet);
            } catch (IOException closed) {
                continue;
            }
            SocketAddress client = packet.getSocketAddress();
            WireQuery.read(packet.getData(), packet.getLength())
                    .ifPresent(query -> Thread.ofVirtual().start(() -> answer(query, client)));
        }
    }

    private void answer(WireQuery query, SocketAddress client) {
        try {
            server.serve(query, new Datagrams(socket, client));
        } catch (IOException gone) {
            // the test is over, or the client's port is
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        socket.close();
    }

    private record Datagrams(DatagramSocket socket, SocketAddress client) implements Conduct.Wire {
        @Override
        public boolean isUdp() {
            return true;
        }

        @Override
        public void send(byte[] message) throws IOException {
            socket.send(new DatagramPacket(message, message.length, client));
        }

        @Override
        public void sendFromElsewhere(byte[] message) throws IOException {
            try (DatagramSocket elsewhere = new DatagramSocket(new InetSocketAddress(socket.getLocalAddress(), 0))) {
                elsewhere.send(new DatagramPacket(message, message.length, client));
            }
        }

        @Override
        public void hangUp() {}
    }
}
