package org.postern.testkit.index;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexPlace;
import org.postern.application.port.MessageIndex;

/** The disk of an index in memory: what was written outlives closing it. Trouble can be put in the way of any operation. */
public final class MemoryPlace implements IndexPlace {
    final Map<String, IndexEntry> rows = new ConcurrentSkipListMap<>();
    volatile Optional<String> mark = Optional.empty();

    private volatile Trouble trouble = operation -> {};
    private volatile Optional<MemoryIndex> opened = Optional.empty();
    private final AtomicInteger timesCompacted = new AtomicInteger();
    private final AtomicInteger timesSetAside = new AtomicInteger();

    /** Comes before every operation, by its name in {@link MessageIndex} or {@link IndexPlace}; may throw or wait. */
    public interface Trouble {
        void before(String operation) throws IndexFault;
    }

    /** From now on this comes before every operation. */
    public void trouble(Trouble next) {
        trouble = next;
    }

    /** From now on that operation fails so. */
    public void fail(String operation, IndexFault.Kind kind) {
        trouble(asked -> {
            if (asked.equals(operation)) {
                throw new IndexFault(kind, "as the test wants it");
            }
        });
    }

    /** From now on nothing stands in the way. */
    public void heal() {
        trouble = operation -> {};
    }

    void meet(String operation) throws IndexFault {
        trouble.before(operation);
    }

    @Override
    public MessageIndex open() throws IndexFault {
        meet("open");
        if (opened.isPresent() && !opened.get().closed()) {
            throw new IndexFault(IndexFault.Kind.IN_USE, "it is open already");
        }
        MemoryIndex index = new MemoryIndex(this);
        opened = Optional.of(index);
        return index;
    }

    @Override
    public void setAside() throws IndexFault {
        meet("setAside");
        lose();
        timesSetAside.incrementAndGet();
    }

    @Override
    public void compact() throws IndexFault {
        meet("compact");
        timesCompacted.incrementAndGet();
    }

    /** How often it was compacted. */
    public int timesCompacted() {
        return timesCompacted.get();
    }

    /** Everything in it is gone, as after a fault of the disk. */
    public void lose() {
        rows.clear();
        mark = Optional.empty();
    }

    /** How often it was set aside. */
    public int timesSetAside() {
        return timesSetAside.get();
    }

    /** What a copy of the disk taken now would hold. */
    public MemoryPlace copy() {
        MemoryPlace copy = new MemoryPlace();
        copy.rows.putAll(rows);
        copy.mark = mark;
        return copy;
    }
}
