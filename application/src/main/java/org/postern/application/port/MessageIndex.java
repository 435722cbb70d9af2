package org.postern.application.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What can be found without reading every file: a projection of the store that may be lost at any time and made again.
 * Nothing here is on the way of a reply. Not for virtual threads and not to be interrupted.
 */
public interface MessageIndex extends AutoCloseable {

    /** Adds or replaces entries and moves the high-water mark, all in one transaction. */
    void write(List<IndexEntry> entries, Optional<String> highWaterMark) throws IndexFault;

    /** The highest id that was written, as of the newest transaction that survived. */
    Optional<String> highWaterMark() throws IndexFault;

    /** Entries that match, newest first. */
    List<IndexEntry> find(IndexQuery query) throws IndexFault;

    /** The entry of one key. */
    Optional<IndexEntry> find(String key) throws IndexFault;

    /** Shows every key and size in it, in no order. */
    void forEachKey(Consumer<IndexedKey> seen) throws IndexFault;

    /** Forgets these keys. */
    void remove(Collection<String> keys) throws IndexFault;

    /** Forgets everything, high-water mark included. */
    void clear() throws IndexFault;

    /** Asks that what was written be made durable; bounds the work after a crash, promises nothing. */
    void checkpoint() throws IndexFault;

    @Override
    void close();

    /** A key and the octets of its file as they were when it was written. */
    record IndexedKey(String key, long size) {}
}
