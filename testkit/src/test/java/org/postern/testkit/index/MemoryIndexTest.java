package org.postern.testkit.index;

import org.postern.application.port.IndexPlace;

final class MemoryIndexTest implements MessageIndexContract {
    private final MemoryPlace place = new MemoryPlace();

    @Override
    public IndexPlace place() {
        return place;
    }
}
