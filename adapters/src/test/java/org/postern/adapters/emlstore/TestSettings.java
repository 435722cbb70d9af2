package org.postern.adapters.emlstore;

import java.time.Duration;

/** Settings of stores in tests. */
final class TestSettings {
    /** No reserve, so that tests do not depend on the disk they run on. */
    static final StoreSettings SMALL = new StoreSettings(
            8, 512, Duration.ofSeconds(30), Duration.ofSeconds(30), 64 << 10, 16L << 20, 0, 1, Duration.ofMillis(1));

    private TestSettings() {}
}
