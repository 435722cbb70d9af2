package org.postern.adapters.dnsjava;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/**
 * One query to one server and its answer, over UDP and, when that is cut off, TCP (RFC 1035 §4.2, RFC 7766 §5). Sockets
 * of our own under the caller's virtual thread, because dnsjava's transport takes the first datagram that comes for the
 * answer, looks at its timeouts only while no other query gets one, and has one selector thread for the whole JVM.
 *
 * <p>Each query has a fresh socket, so a port that the system chooses at random, connected, so that only the server's
 * datagrams arrive (RFC 5452 §9.2); what does not answer the query is passed over until the time is up.
 */
final class Exchange implements Closeable {
    private static final int LARGEST_DATAGRAM = 65_535;

    private final Semaphore permits;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Exchange(int concurrency) {
        permits = new Semaphore(concurrency, true);
    }

    /** The server's answer before the moment {@code end} of {@link System#nanoTime}, waiting for a permit included. */
    Message ask(InetSocketAddress server, Message query, long end) throws IOException {
        try {
            if (!permits.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new Trouble("busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.INTERRUPTED);
        }
        try {
            Message answer = overUdp(server, query, end);
            return answer.getHeader().getFlag(Flags.TC) ? overTcp(server, query, end) : answer;
        } catch (IOException e) {
            boolean interrupted = Thread.currentThread().isInterrupted();
            throw closed ? new Trouble("closed") : interrupted ? new Trouble(Trouble.INTERRUPTED) : e;
        } finally {
            permits.release();
        }
    }

    private Message overUdp(InetSocketAddress server, Message query, long end) throws IOException {
        try (DatagramSocket socket = opened(new DatagramSocket())) {
            socket.connect(server);
            byte[] octets = query.toWire();
            socket.send(new DatagramPacket(octets, octets.length));
            DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
            Optional<Message> answer = Optional.empty();
            while (answer.isEmpty()) {
                socket.setSoTimeout(left(end));
                packet.setLength(LARGEST_DATAGRAM);
                socket.receive(packet);
                answer = Reply.to(query, Arrays.copyOf(packet.getData(), packet.getLength()));
            }
            return answer.get();
        }
    }

    private Message overTcp(InetSocketAddress server, Message query, long end) throws IOException {
        try (Socket socket = opened(new Socket())) {
            socket.connect(server, left(end));
            byte[] octets = query.toWire();
            byte[] framed = new byte[octets.length + 2];
            framed[0] = (byte) (octets.length >>> 8);
            framed[1] = (byte) octets.length;
            System.arraycopy(octets, 0, framed, 2, octets.length);
            socket.getOutputStream().write(framed);
            while (true) {
                byte[] length = read(socket, 2, end);
                byte[] message = read(socket, (length[0] & 0xff) << 8 | length[1] & 0xff, end);
                Optional<Message> answer = Reply.to(query, message);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
        }
    }

    private static byte[] read(Socket socket, int count, long end) throws IOException {
        byte[] octets = new byte[count];
        int at = 0;
        while (at < count) {
            socket.setSoTimeout(left(end));
            int read = socket.getInputStream().read(octets, at, count - at);
            if (read < 0) {
                throw new Trouble("connection closed");
            }
            at += read;
        }
        return octets;
    }

    private static int left(long end) throws SocketTimeoutException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) TimeUnit.NANOSECONDS.toMillis(left) + 1;
    }

    private <S extends Closeable> S opened(S socket) throws IOException {
        open.removeIf(earlier -> isClosed(earlier));
        open.add(socket);
        if (closed) {
            socket.close();
        }
        return socket;
    }

    private static boolean isClosed(Closeable socket) {
        return socket instanceof DatagramSocket udp ? udp.isClosed() : socket instanceof Socket tcp && tcp.isClosed();
    }

    /** Ends what is under way, and whatever is asked from now on. */
    @Override
    public void close() {
        closed = true;
        for (Closeable socket : open) {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // which is what was wanted
            }
        }
    }
}
