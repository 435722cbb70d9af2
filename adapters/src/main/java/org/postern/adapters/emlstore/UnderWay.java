package org.postern.adapters.emlstore;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The messages that have begun and not ended. Until one is kept, readers do not see it, whatever names it has. */
final class UnderWay {
    private final ConcurrentHashMap<String, Keeping> keepings = new ConcurrentHashMap<>();

    /** False when one of that id is under way already. */
    boolean begin(Keeping keeping) {
        return keepings.putIfAbsent(StoreNames.file(keeping.id()), keeping) == null;
    }

    /** It is kept, or nothing of it is left. */
    void end(Keeping keeping) {
        keepings.remove(StoreNames.file(keeping.id()), keeping);
    }

    /** Whether the file of that name is not to be seen. */
    boolean hides(String name) {
        @Nullable Keeping keeping = keepings.get(name);
        return keeping != null && !keeping.isKept();
    }
}
