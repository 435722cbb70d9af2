package org.postern.testkit.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexQuery;
import org.postern.application.port.MessageIndex;

/** An index in memory: the plainest that keeps the contract. */
public final class MemoryIndex implements MessageIndex {
    private final MemoryPlace place;
    private volatile boolean closed;

    MemoryIndex(MemoryPlace place) {
        this.place = place;
    }

    boolean closed() {
        return closed;
    }

    private void meet(String operation) throws IndexFault {
        if (closed) {
            throw new IndexFault(IndexFault.Kind.FAILED, operation + ": closed");
        }
        place.meet(operation);
    }

    @Override
    public void write(List<IndexEntry> entries, Optional<String> highWaterMark) throws IndexFault {
        meet("write");
        entries.forEach(entry -> place.rows.put(entry.key(), entry));
        place.mark = highWaterMark.or(() -> place.mark);
    }

    @Override
    public Optional<String> highWaterMark() throws IndexFault {
        meet("highWaterMark");
        return place.mark;
    }

    @Override
    public List<IndexEntry> find(IndexQuery query) throws IndexFault {
        meet("find");
        return place.rows.values().stream()
                .filter(query::matches)
                .sorted(IndexEntry.NEWEST_FIRST)
                .limit(query.limit())
                .toList();
    }

    @Override
    public Optional<IndexEntry> find(String key) throws IndexFault {
        meet("find");
        return Optional.ofNullable(place.rows.get(key));
    }

    @Override
    public Map<String, Long> sizes(Collection<String> keys) throws IndexFault {
        meet("sizes");
        Map<String, Long> sizes = new HashMap<>();
        for (String key : keys) {
            Optional.ofNullable(place.rows.get(key)).ifPresent(entry -> sizes.put(key, entry.size()));
        }
        return sizes;
    }

    @Override
    public void forEachKey(ObjLongConsumer<String> seen) throws IndexFault {
        meet("forEachKey");
        List.copyOf(place.rows.values()).forEach(entry -> seen.accept(entry.key(), entry.size()));
    }

    @Override
    public void remove(Collection<String> keys) throws IndexFault {
        meet("remove");
        place.rows.keySet().removeAll(List.copyOf(keys));
    }

    @Override
    public void clear() throws IndexFault {
        meet("clear");
        place.lose();
    }

    @Override
    public void checkpoint() throws IndexFault {
        meet("checkpoint");
    }

    @Override
    public void close() {
        closed = true;
    }
}
