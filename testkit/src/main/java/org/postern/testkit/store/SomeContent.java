package org.postern.testkit.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.postern.domain.message.MessageContent;

/** Content that comes from no spool; it may claim more octets than it has. */
public final class SomeContent implements MessageContent {
    private final byte[] octets;
    private final long size;

    /** These octets. */
    public SomeContent(byte[] octets) {
        this(octets, octets.length);
    }

    /** These octets, said to be that many. */
    public SomeContent(byte[] octets, long size) {
        this.octets = octets;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(octets);
    }
}
