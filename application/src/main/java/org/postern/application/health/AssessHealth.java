package org.postern.application.health;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.postern.application.index.IndexStatus;

/** Says how the server is. Waits for nothing. */
public final class AssessHealth {
    private final Supplier<Condition> store;
    private final Supplier<IndexStatus> index;
    private final LongSupplier lostEntries;
    private final BooleanSupplier stopping;

    /** {@code lostEntries}: how many entries the ledger has lost. */
    public AssessHealth(
            Supplier<Condition> store,
            Supplier<IndexStatus> index,
            LongSupplier lostEntries,
            BooleanSupplier stopping) {
        this.store = store;
        this.index = index;
        this.lostEntries = lostEntries;
        this.stopping = stopping;
    }

    /** As it is now. */
    public Health now() {
        long lost = lostEntries.getAsLong();
        boolean stops = stopping.getAsBoolean();
        String state = index.get().state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Health(List.of(
                new Condition("sessions", stops ? "stopping" : "ok", stops),
                store.get(),
                new Condition("index", state, false),
                new Condition("ledger", lost == 0 ? "ok" : lost + " entries lost", false)));
    }
}
