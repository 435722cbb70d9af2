package org.postern.testkit.scan;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** rspamd's HTTP, in one exchange. The header fields of the question can be looked at afterwards. */
public final class RspamdDialect implements Dialect {
    private static final int LONGEST_LINE = 8_192;

    private final String clean;
    private final List<String> asked = new ArrayList<>();

    public RspamdDialect() {
        this("{\"action\":\"no action\",\"score\":0.5,\"symbols\":{}}");
    }

    /** {@code clean}: the JSON of its verdict when it is content. */
    public RspamdDialect(String clean) {
        this.clean = clean;
    }

    /** The question: its first line, and its fields. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public byte[] hear(DataInputStream in, OutputStream out) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            asked.add(line);
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
        }
        return in.readNBytes(length);
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            if (line.length() == LONGEST_LINE) {
                throw new IOException("a line without end");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public byte[] verdict(boolean condemned) {
        return whole(condemned ? "{\"action\":\"reject\",\"score\":20.5,\"symbols\":{\"BAD\":{\"score\":20}}}" : clean);
    }

    @Override
    public byte[] garbage() {
        return whole("{\"action\":");
    }

    @Override
    public byte[] beginning() {
        return octets("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"action\":\"");
    }

    @Override
    public byte[] more() {
        return octets("no action ".repeat(100));
    }

    private static byte[] whole(String json) {
        return octets("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
