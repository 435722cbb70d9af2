package org.postern.adapters.outside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.postern.domain.address.IpAddress;

/** One connection of ours to somewhere, which ends when its time is over however slowly the other side answers. */
final class Outing implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int SILENCE_MILLIS = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Socket socket = new Socket();
    private final Thread end;

    Outing(IpAddress address, int port) throws IOException {
        socket.setSoTimeout(SILENCE_MILLIS);
        end = Thread.ofVirtual().name("outing-end").start(this::endInTime);
        try {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(address.octets()), port), CONNECT_MILLIS);
        } catch (IOException unreached) {
            close();
            throw unreached;
        }
    }

    private void endInTime() {
        try {
            Thread.sleep(LONGEST);
            socket.close();
        } catch (InterruptedException | IOException over) {
            Thread.currentThread().interrupt();
        }
    }

    Socket socket() {
        return socket;
    }

    /** A line without its end, at most so many octets, as ISO 8859-1. */
    static String line(InputStream in, int most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0 || line.size() == most) {
                throw new IOException(octet < 0 ? "it closed the connection" : "it sends no line");
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** A failure in words. */
    static String words(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return failure instanceof SocketTimeoutException ? "no answer in time" : message;
    }

    @Override
    public void close() {
        end.interrupt();
        try {
            socket.close();
        } catch (IOException closed) {
            // It is gone, which was the wish.
        }
    }
}
