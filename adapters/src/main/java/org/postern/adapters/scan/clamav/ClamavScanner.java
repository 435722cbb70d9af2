package org.postern.adapters.scan.clamav;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.postern.adapters.scan.Connection;
import org.postern.adapters.scan.Daemon;
import org.postern.adapters.scan.Endpoint;
import org.postern.application.port.ContentScanner;
import org.postern.domain.message.MessageContent;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.ScanRequest;

/**
 * clamd, by its command INSTREAM: the message in chunks behind four octets of length each, an empty one last; its answer is
 * {@code stream: OK} or {@code stream: NAME FOUND}, ended by NUL. A message of more than its {@code StreamMaxLength} it
 * answers with an error, and is unavailable for: {@code max-size} is to be no larger.
 */
public final class ClamavScanner implements ContentScanner {
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 32 << 10;
    private static final int LONGEST_ANSWER = 4_096;
    private static final String SUBJECT = "stream: ";
    private static final String FOUND = " FOUND";

    private final Daemon daemon;

    public ClamavScanner(Endpoint endpoint) {
        this.daemon = new Daemon(endpoint);
    }

    @Override
    public ScanAnswer scan(ScanRequest request) {
        return daemon.ask(request.patience(), connection -> {
            try {
                send(request.content(), connection);
            } catch (IOException closed) {
                return answer(early(connection, closed));
            }
            return answer(read(connection));
        });
    }

    private static void send(MessageContent content, Connection connection) throws IOException {
        connection.write(ByteBuffer.wrap(COMMAND));
        byte[] chunk = new byte[Integer.BYTES + CHUNK];
        try (InputStream octets = content.open()) {
            int length;
            do {
                length = octets.readNBytes(chunk, Integer.BYTES, CHUNK);
                ByteBuffer framed = ByteBuffer.wrap(chunk, 0, Integer.BYTES + length);
                framed.putInt(0, length);
                connection.write(framed);
            } while (length > 0);
        }
    }

    /** A daemon that ends the connection while it is sent a message may have said why before. */
    private static String early(Connection connection, IOException closed) throws IOException {
        try {
            return read(connection);
        } catch (IOException nothing) {
            closed.addSuppressed(nothing);
            throw closed;
        }
    }

    private static String read(Connection connection) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int c = connection.read(); c != 0; c = connection.read()) {
            if (c < 0) {
                throw new EOFException("no whole answer");
            }
            if (answer.size() == LONGEST_ANSWER) {
                throw new IOException("its answer has no end");
            }
            answer.write(c);
        }
        return answer.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private static ScanAnswer answer(String text) {
        String word = text.startsWith(SUBJECT) ? text.substring(SUBJECT.length()) : "";
        if (word.equals("OK")) {
            return ScanAnswer.of(new ScanOutcome.Clean());
        }
        return word.endsWith(FOUND) && word.length() > FOUND.length()
                ? ScanAnswer.of(new ScanOutcome.Found(word.substring(0, word.length() - FOUND.length())))
                : ScanAnswer.unavailable("it said: " + text);
    }
}
