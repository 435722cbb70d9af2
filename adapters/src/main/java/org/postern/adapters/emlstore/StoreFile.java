package org.postern.adapters.emlstore;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** A file that was just created and is being written from its first octet on, by one thread at a time. */
interface StoreFile extends Closeable {

    /** Appends all of the buffers, gathered: with one call of the system where it takes them. */
    void write(List<ByteBuffer> octets) throws IOException;

    /** Appends the octets of another file from one up to another, inside the system. */
    void copy(String name, long from, long to) throws IOException;

    /** Makes the octets durable. After a failure they never are, whatever a second call would say: none is made. */
    void force() throws IOException;
}
