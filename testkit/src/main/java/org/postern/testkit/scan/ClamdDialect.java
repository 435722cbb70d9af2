package org.postern.testkit.scan;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** clamd's INSTREAM. */
public final class ClamdDialect implements Dialect {
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_IN_A_CHUNK = 1 << 20;

    @Override
    public byte[] hear(DataInputStream in, OutputStream out) throws IOException {
        byte[] command = in.readNBytes(COMMAND.length);
        if (!new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
            throw new IOException("no INSTREAM");
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            if (length < 0 || length > MOST_IN_A_CHUNK) {
                throw new IOException("a chunk of " + length);
            }
            message.writeBytes(in.readNBytes(length));
        }
        return message.toByteArray();
    }

    @Override
    public byte[] verdict(boolean condemned) {
        return octets(condemned ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
    }

    @Override
    public byte[] garbage() {
        return octets("\u0001\u0002 stream OK\0");
    }

    @Override
    public byte[] beginning() {
        return octets("stream: ");
    }

    @Override
    public byte[] more() {
        return octets("OK OK OK ");
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
