package org.postern.fuzz;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.postern.domain.message.MessageContent;

/** A message in memory whose reads are cut. */
record Content(byte[] octets, int seed) implements MessageContent {

    @Override
    public long size() {
        return octets.length;
    }

    @Override
    public InputStream open() {
        Cuts cuts = new Cuts(seed);
        return new ByteArrayInputStream(octets) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, cuts.next(length));
            }
        };
    }
}
