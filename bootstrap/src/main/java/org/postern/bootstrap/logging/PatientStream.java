package org.postern.bootstrap.logging;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/**
 * A stream for a log whose disk may be full for a while: what cannot be written is counted and left out, and the next
 * event is tried again. Logback would give up for good at the first failure.
 */
final class PatientStream extends OutputStream {
    private final OutputStream to;
    private final LongConsumer lost;

    /** {@code lost} is told how many events a failure cost. */
    PatientStream(OutputStream to, LongConsumer lost) {
        this.to = to;
        this.lost = lost;
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        try {
            to.write(octets, offset, length);
        } catch (IOException full) {
            lost.accept(1);
        }
    }

    @Override
    public void flush() {
        try {
            to.flush();
        } catch (IOException full) {
            lost.accept(0);
        }
    }
}
