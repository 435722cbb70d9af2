package org.postern.application.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What can be found without reading every file: a projection of the store that may be lost at any time and made again.
 * Nothing here is on the way of a reply. One caller at a time writes; the rule of {@link IndexLookup} on threads holds.
 */
public interface MessageIndex extends IndexLookup, AutoCloseable {

    /** Adds or replaces entries and sets the high-water mark, if one is given, all in one transaction. */
    void write(List<IndexEntry> entries, Optional<String> highWaterMark) throws IndexFault;

    /** The high-water mark as of the newest transaction that survived. */
    Optional<String> highWaterMark() throws IndexFault;

    /** Forgets these keys. */
    void remove(Collection<String> keys) throws IndexFault;

    /** Forgets everything, the high-water mark before anything else. */
    void clear() throws IndexFault;

    /** Asks that what was written be made durable; bounds the work after a crash, promises nothing. */
    void checkpoint() throws IndexFault;

    /** In bounded time, whatever is still under way; may be done twice. */
    @Override
    void close();
}
