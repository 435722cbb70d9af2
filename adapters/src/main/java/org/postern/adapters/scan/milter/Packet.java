package org.postern.adapters.scan.milter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.postern.adapters.scan.Connection;

/** One packet, either way: four octets of length, one that says what it is, the rest. */
record Packet(char kind, byte[] content) {
    /** A filter may send as much as an MTA may send it, and some octets around that. */
    private static final int LONGEST = (64 << 10) + 1_024;

    /** Of texts, each with the NUL that ends it. */
    static Packet of(char kind, String... texts) {
        return of(kind, "", List.of(texts), StandardCharsets.UTF_8);
    }

    /** The same behind a few octets of another form. */
    static Packet of(char kind, String before, List<String> texts, Charset charset) {
        StringBuilder joined = new StringBuilder(before);
        texts.forEach(text -> joined.append(text.replace('\0', '?')).append('\0'));
        return new Packet(kind, joined.toString().getBytes(charset));
    }

    void write(Connection connection) throws IOException {
        ByteBuffer octets = ByteBuffer.allocate(Integer.BYTES + 1 + content.length);
        octets.putInt(1 + content.length).put((byte) kind).put(content).flip();
        connection.write(octets);
    }

    static Packet read(Connection connection) throws IOException {
        int length = ByteBuffer.wrap(connection.read(Integer.BYTES)).getInt();
        if (length < 1 || length > LONGEST) {
            throw new IOException("it sent a packet of " + Integer.toUnsignedString(length) + " octets");
        }
        byte[] octets = connection.read(length);
        byte[] content = new byte[length - 1];
        System.arraycopy(octets, 1, content, 0, content.length);
        return new Packet((char) (octets[0] & 0xFF), content);
    }

    /** The texts in it, from an octet on; each char one octet. A last one need not have its NUL. */
    List<String> texts(int from) {
        List<String> texts = new ArrayList<>();
        int start = Math.min(from, content.length);
        for (int at = start; at < content.length; at++) {
            if (content[at] == 0) {
                texts.add(new String(content, start, at - start, StandardCharsets.ISO_8859_1));
                start = at + 1;
            }
        }
        if (start < content.length) {
            texts.add(new String(content, start, content.length - start, StandardCharsets.ISO_8859_1));
        }
        return texts;
    }

    /** The first text in it. */
    String text() {
        List<String> texts = texts(0);
        return texts.isEmpty() ? "" : texts.getFirst();
    }
}
