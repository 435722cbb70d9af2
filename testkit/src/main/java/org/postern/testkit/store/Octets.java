package org.postern.testkit.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.postern.application.port.StoredMessage;

/** A message in memory. */
public final class Octets implements StoredMessage {
    private final String key;
    private final byte[] octets;
    private final Opening opening;

    /** One that is always there to be read. */
    public Octets(String key, byte[] octets) {
        this(key, octets, () -> {});
    }

    /** One at whose opening something happens first. */
    public Octets(String key, byte[] octets, Opening opening) {
        this.key = key;
        this.octets = octets;
        this.opening = opening;
    }

    /** What happens when a message is opened. */
    public interface Opening {
        /** Counts, or refuses to let it be read. */
        void happens() throws IOException;
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
    public InputStream open() throws IOException {
        opening.happens();
        return new ByteArrayInputStream(octets);
    }
}
