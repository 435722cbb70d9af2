package org.postern.adapters.emlstore;

import java.io.IOException;

/** Content that knows a shorter way into a file of the store than through a stream. */
interface SelfWriting {

    /** Writes the head and then itself from that octet on. */
    void writeTo(StoreFile file, byte[] head, long from) throws IOException;
}
