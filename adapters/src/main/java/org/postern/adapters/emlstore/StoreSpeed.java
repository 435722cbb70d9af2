package org.postern.adapters.emlstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How long the disk takes to keep a small file, for those who look at a store and do not open it. */
public final class StoreSpeed {
    private static final int TIMES = 5;
    private static final String FILE = "doctor";

    private StoreSpeed() {}

    /** The middle of five; empty when there is no store yet. An {@link IOException} says what does not work. */
    public static Optional<Duration> of(Path root) throws IOException {
        if (Files.notExists(root.resolve(StoreNames.TEMPORARY))) {
            return Optional.empty();
        }
        return Optional.of(middle(new Probe(new PosixFiles(root), FILE), System::nanoTime));
    }

    static Duration middle(Probe probe, LongSupplier nanoClock) throws IOException {
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = nanoClock.getAsLong();
            probe.run();
            nanos[i] = nanoClock.getAsLong() - start;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[TIMES / 2]);
    }
}
