package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client over a real socket that says one thing at a time and wants to hear a certain reply. */
final class MailClient implements Closeable {
    private static final int PATIENCE_MILLIS = 120_000;

    private Socket socket;
    private InputStream in;

    /** Connects, and waits for nothing. */
    MailClient(InetSocketAddress server) throws IOException {
        socket = new Socket(server.getAddress(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** A client that was greeted and has said EHLO. */
    static MailClient greeted(InetSocketAddress server) throws IOException {
        MailClient client = new MailClient(server);
        client.hears("220");
        client.says("EHLO client.example", "250");
        return client;
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    MailClient says(String line, String code) throws IOException {
        send(line + "\r\n");
        hears(code);
        return this;
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.US_ASCII));
    }

    void send(byte[] octets) throws IOException {
        out().write(octets);
        out().flush();
    }

    /** The lines of the next reply, which begins so. */
    String hears(String beginning) throws IOException {
        String reply = reply();
        assertThat(reply).startsWith(beginning);
        return reply;
    }

    /** The lines of the next reply. */
    String reply() throws IOException {
        StringBuilder reply = new StringBuilder();
        String line = line();
        while (line.length() > 3 && line.charAt(3) == '-') {
            reply.append(line).append('\n');
            line = line();
        }
        return reply.append(line).toString();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = in.read();
        while (octet != '\n') {
            if (octet < 0) {
                throw new EOFException("closed after '" + line + "'");
            }
            line.write(octet);
            octet = in.read();
        }
        return line.toString(StandardCharsets.US_ASCII).stripTrailing();
    }

    /** Begins a transaction, up to where the content is due. */
    void offers() throws IOException {
        says("MAIL FROM:<sender@client.example>", "250")
                .says("RCPT TO:<alice@example.test>", "250")
                .says("DATA", "354");
    }

    /** One message from MAIL to the final reply, which has to be 250. */
    void delivers(byte[] content) throws IOException {
        offers();
        send(content);
        says(".", "250");
    }

    /** The server has no more to say and has closed. */
    void hearsTheEnd() throws IOException {
        assertThat(in.read()).as("octets behind the last reply").isEqualTo(-1);
    }

    /** STARTTLS in that version of TLS; gives the certificate that the server showed. */
    X509Certificate startsTls(String version) throws IOException {
        says("STARTTLS", "220");
        SSLSocket secure = (SSLSocket)
                trusting().getSocketFactory().createSocket(socket, "mx.example.test", socket.getPort(), true);
        secure.setEnabledProtocols(new String[] {version});
        secure.startHandshake();
        socket = secure;
        in = new BufferedInputStream(secure.getInputStream());
        return (X509Certificate) secure.getSession().getPeerCertificates()[0];
    }

    private static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** TLS as most mail clients do it (RFC 7435): any certificate will do. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
