package org.postern.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

/** One client's session: octets out, replies in. */
final class Client implements AutoCloseable {
    private static final int PATIENCE = 60_000;
    private static final int ENDLESS = 0;

    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private final byte[] buffer = new byte[4096];
    private int position;
    private int limit;

    /** Connects and hears the greeting; no read lasts longer than a minute. */
    Client(int port) throws IOException {
        this(new Socket(), PATIENCE, port);
    }

    /**
     * The same over a socket that its owner closes, from another thread, when it takes too long. A read with a time limit
     * costs Java three system calls instead of one, and what the client costs is taken from the server on the same machine.
     */
    static Client endless(Socket socket, int port) throws IOException {
        return new Client(socket, ENDLESS, port);
    }

    private Client(Socket socket, int patience, int port) throws IOException {
        this.socket = socket;
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(patience);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patience);
            in = socket.getInputStream();
            out = socket.getOutputStream();
            expect(220);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void send(byte[] octets) throws IOException {
        out.write(octets);
    }

    void send(byte[] octets, int from, int length) throws IOException {
        out.write(octets, from, length);
    }

    void ehlo() throws IOException {
        send(octets("EHLO client.example.org\r\n"));
        expect(250);
    }

    /** RFC 3207; the certificate is not looked at, it is one made for the purpose. */
    void startTls() throws IOException {
        send(octets("STARTTLS\r\n"));
        expect(220);
        SSLSocket secured = (SSLSocket) AnyCertificate.FACTORY.createSocket(socket, "localhost", 0, true);
        secured.startHandshake();
        socket = secured;
        in = secured.getInputStream();
        out = secured.getOutputStream();
    }

    void quit() throws IOException {
        send(octets("QUIT\r\n"));
        expect(221);
    }

    /** Reads one reply, however many lines it has. */
    void expect(int code) throws IOException {
        int told;
        boolean last;
        do {
            told = 0;
            for (int i = 0; i < 3; i++) {
                told = told * 10 + octet() - '0';
            }
            int octet = octet();
            last = octet != '-';
            StringBuilder text = new StringBuilder();
            for (; octet != '\n'; octet = octet()) {
                if (told != code) {
                    text.append((char) octet);
                }
            }
            if (told != code) {
                throw new ProtocolException(told + text.toString().strip());
            }
        } while (!last);
    }

    private int octet() throws IOException {
        if (position == limit) {
            limit = in.read(buffer);
            position = 0;
            if (limit <= 0) {
                limit = 0;
                throw new EOFException("the server closed the connection");
            }
        }
        return buffer[position++];
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
