package org.postern.application.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/**
 * What can be found in the index. Any thread may ask, a virtual one too, and may be interrupted meanwhile: an adapter sees
 * to it that nothing of that reaches a database. Every answer comes in bounded time or is an {@link IndexFault}.
 */
public interface IndexLookup {

    /** Entries that match, newest first; those of one moment by key, the highest first. */
    List<IndexEntry> find(IndexQuery query) throws IndexFault;

    /** The entry of one key. */
    Optional<IndexEntry> find(String key) throws IndexFault;

    /** The octets of those of these keys that are in it; one that a search would not come across is damage. */
    Map<String, Long> sizes(Collection<String> keys) throws IndexFault;

    /** Shows every key and the octets of its file as they were when it was written, in no order. */
    void forEachKey(ObjLongConsumer<String> seen) throws IndexFault;
}
