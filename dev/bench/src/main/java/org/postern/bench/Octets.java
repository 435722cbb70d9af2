package org.postern.bench;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.postern.domain.message.MessageContent;

/** A message in memory. */
record Octets(byte[] octets) implements MessageContent {
    @Override
    public long size() {
        return octets.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(octets);
    }
}
