package org.postern.testkit.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.postern.application.port.StoredMessage;

/** A message in memory. */
final class Octets implements StoredMessage {
    private final String key;
    private final byte[] octets;

    Octets(String key, byte[] octets) {
        this.key = key;
        this.octets = octets;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public long size() {
        return octets.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(octets);
    }
}
