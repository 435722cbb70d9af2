package org.postern.bootstrap.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream to the terminal that a progress bar is on: the bar goes before anything else is written. */
public final class Cleared extends FilterOutputStream {
    private final ProgressBar bar;

    public Cleared(OutputStream out, ProgressBar bar) {
        super(out);
        this.bar = bar;
    }

    @Override
    public void write(int octet) throws IOException {
        bar.end();
        out.write(octet);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        bar.end();
        out.write(octets, offset, length);
    }
}
