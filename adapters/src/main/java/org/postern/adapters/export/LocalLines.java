package org.postern.adapters.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Content with the line ends of files: CR LF becomes LF, and LF stays what it is, so that a line is a line whoever reads it
 * and whoever sends it on (Not handled: to say which of them was a lone LF). Other octets stay as they are.
 */
final class LocalLines {
    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

    private final OutputStream to;
    private final boolean quoted;
    private int matched;
    private boolean atStart = true;
    private boolean heldReturn;
    private byte last = '\n';

    /** {@code quoted}: a line of {@code >}s and {@code From } gets one {@code >} more. */
    LocalLines(OutputStream to, boolean quoted) {
        this.to = to;
        this.quoted = quoted;
    }

    /** All of the octets; the last line is ended if it was not. */
    void write(InputStream content) throws IOException {
        byte[] block = new byte[32 << 10];
        for (int count = content.read(block); count > 0; count = content.read(block)) {
            for (int i = 0; i < count; i++) {
                accept(block[i]);
            }
        }
        flushReturn();
        flushStart();
        if (last != '\n') {
            put((byte) '\n');
        }
    }

    private void accept(byte octet) throws IOException {
        if (octet == '\r') {
            flushReturn();
            heldReturn = true;
            return;
        }
        if (octet == '\n') {
            heldReturn = false;
            flushStart();
            put(octet);
            atStart = true;
            return;
        }
        flushReturn();
        if (quoted && atStart) {
            start(octet);
        } else {
            put(octet);
        }
    }

    /** At the start of a line: {@code >} goes through, {@code From } is held until it is whole. */
    private void start(byte octet) throws IOException {
        if (octet == FROM[matched]) {
            matched++;
            if (matched == FROM.length) {
                put((byte) '>');
                flushStart();
            }
        } else if (octet == '>' && matched == 0) {
            put(octet);
        } else {
            flushStart();
            put(octet);
        }
    }

    private void flushStart() throws IOException {
        for (int i = 0; i < matched; i++) {
            put(FROM[i]);
        }
        matched = 0;
        atStart = false;
    }

    /** A CR that no LF follows stays. */
    private void flushReturn() throws IOException {
        if (heldReturn) {
            heldReturn = false;
            flushStart();
            put((byte) '\r');
        }
    }

    private void put(byte octet) throws IOException {
        to.write(octet);
        last = octet;
    }
}
