package org.postern.adapters.control;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes over the control socket: the words of a request, then frames of output (kind, length, octets), the last of
 * them the exit code.
 */
final class Frames {
    static final int OUT = 1;
    static final int ERROR = 2;
    static final int EXIT = 3;
    static final int PROGRESS = 4;

    private static final int MOST_WORDS = 64;
    private static final int LARGEST = 1 << 20;

    private Frames() {}

    static void writeWords(DataOutputStream to, List<String> words) throws IOException {
        to.writeInt(words.size());
        for (String word : words) {
            to.writeUTF(word);
        }
        to.flush();
    }

    static List<String> readWords(DataInputStream from) throws IOException {
        int count = from.readInt();
        if (count < 1 || count > MOST_WORDS) {
            throw new IOException("not a request: " + count + " words");
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(from.readUTF());
        }
        return words;
    }

    static void writeExit(DataOutputStream to, int code) throws IOException {
        to.writeByte(EXIT);
        to.writeInt(code);
        to.flush();
    }

    static void writeProgress(DataOutputStream to, long done, long of) throws IOException {
        to.writeByte(PROGRESS);
        to.writeInt(2 * Long.BYTES);
        to.writeLong(done);
        to.writeLong(of);
        to.flush();
    }

    /** Hands output on until the exit code comes. */
    static int readOutput(DataInputStream from, OutputStream out, OutputStream error, ControlProgress progress)
            throws IOException {
        while (true) {
            int kind = from.readByte();
            int number = from.readInt();
            if (kind == EXIT) {
                return number;
            }
            if (number < 0 || number > LARGEST) {
                throw new IOException("not a frame: " + number + " octets");
            }
            if (kind == PROGRESS) {
                progress.went(from.readLong(), from.readLong());
                continue;
            }
            OutputStream to = kind == OUT ? out : error;
            to.write(from.readNBytes(number));
            if (from.available() == 0) {
                to.flush();
            }
        }
    }

    /** A stream whose every write is a frame, also one of nothing: it finds out whether the owner is still there. */
    static OutputStream stream(DataOutputStream to, int kind) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                if (length == 0) {
                    to.writeByte(kind);
                    to.writeInt(0);
                }
                for (int done = 0; done < length; done += LARGEST) {
                    int count = Math.min(LARGEST, length - done);
                    to.writeByte(kind);
                    to.writeInt(count);
                    to.write(octets, offset + done, count);
                }
            }

            @Override
            public void flush() throws IOException {
                to.flush();
            }
        };
    }
}
