package org.postern.application.index;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexLookup;
import org.postern.application.port.IndexQuery;

/** An index as others ask it: a fault that one of them meets is told to whoever looks after it, who may never ask for just that. */
record WatchedLookup(IndexLookup index, Consumer<IndexFault> faults) implements IndexLookup {

    private interface Asking<T> {
        T of(IndexLookup index) throws IndexFault;
    }

    private <T> T ask(Asking<T> asking) throws IndexFault {
        try {
            return asking.of(index);
        } catch (IndexFault fault) {
            faults.accept(fault);
            throw fault;
        }
    }

    @Override
    public List<IndexEntry> find(IndexQuery query) throws IndexFault {
        return ask(asked -> asked.find(query));
    }

    @Override
    public Optional<IndexEntry> find(String key) throws IndexFault {
        return ask(asked -> asked.find(key));
    }

    @Override
    public Map<String, Long> sizes(Collection<String> keys) throws IndexFault {
        return ask(asked -> asked.sizes(keys));
    }

    @Override
    public void forEachKey(ObjLongConsumer<String> seen) throws IndexFault {
        ask(asked -> {
            asked.forEachKey(seen);
            return asked;
        });
    }
}
