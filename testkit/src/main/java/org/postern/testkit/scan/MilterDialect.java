package org.postern.testkit.scan;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A filter's side of the milter protocol. It goes on at every stage unless it has another answer for it, and puts the
 * message together again from the fields and pieces it is shown.
 */
public final class MilterDialect implements Dialect {
    private static final int MOST = 1 << 20;
    private static final int NO_REPLY_TO_FIELDS = 0x80;
    private static final int KEEP_SPACE = 0x100000;

    private final int protocol;
    private final Map<Character, byte[]> answers = new HashMap<>();
    private final List<String> heard = new ArrayList<>();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private byte[] changes = {};
    private boolean inBody;

    /** One that is shown fields as they are. */
    public MilterDialect() {
        this(KEEP_SPACE);
    }

    /** {@code protocol}: the bits it asks for in the negotiation. */
    public MilterDialect(int protocol) {
        this.protocol = protocol;
    }

    /** Its answer to packets of that kind. */
    public MilterDialect answering(char kind, byte[] answer) {
        answers.put(kind, answer);
        return this;
    }

    /** What it wants changed before its verdict. */
    public MilterDialect changing(byte[]... packets) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] one : packets) {
            joined.writeBytes(one);
        }
        changes = joined.toByteArray();
        return this;
    }

    /** Every packet, as its kind and its text with {@code |} for NUL; not those of the content. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** A packet of a kind and some text. */
    public static byte[] packet(char kind, String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(Integer.BYTES + 1 + octets.length)
                .putInt(octets.length + 1)
                .put((byte) kind)
                .put(octets)
                .array();
    }

    @Override
    public byte[] hear(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            int length = in.readInt();
            if (length < 1 || length > MOST) {
                throw new IOException("a packet of " + length);
            }
            char kind = (char) in.readUnsignedByte();
            byte[] content = in.readNBytes(length - 1);
            take(kind, content);
            if (kind == 'E') {
                return message.toByteArray();
            }
            out.write(answer(kind));
        }
    }

    private void take(char kind, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        switch (kind) {
            case 'L' -> {
                String[] field = text.split("\0", -1);
                message.writeBytes((field[0] + ":" + field[1].replace("\n", "\r\n") + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
            case 'B' -> {
                body();
                message.writeBytes(content);
            }
            default -> heard.add(kind + text.replace('\0', '|'));
        }
        if (kind == 'N') {
            body();
        }
    }

    private void body() {
        if (!inBody) {
            message.writeBytes(new byte[] {'\r', '\n'});
            inBody = true;
        }
    }

    private byte[] answer(char kind) {
        return switch (kind) {
            case 'O' ->
                ByteBuffer.allocate(17)
                        .putInt(13)
                        .put((byte) 'O')
                        .putInt(6)
                        .putInt(0)
                        .putInt(protocol)
                        .array();
            case 'D', 'Q' -> new byte[0];
            case 'L' ->
                (protocol & NO_REPLY_TO_FIELDS) != 0 ? new byte[0] : answers.getOrDefault(kind, packet('c', ""));
            default -> answers.getOrDefault(kind, packet('c', ""));
        };
    }

    @Override
    public byte[] verdict(boolean condemned) {
        byte[] verdict = condemned ? packet('r', "") : answers.getOrDefault('E', packet('c', ""));
        return ByteBuffer.allocate(changes.length + verdict.length)
                .put(changes)
                .put(verdict)
                .array();
    }

    @Override
    public byte[] garbage() {
        return packet('Z', "nonsense");
    }

    @Override
    public byte[] beginning() {
        return packet('p', "");
    }

    @Override
    public byte[] more() {
        return packet('p', "");
    }
}
