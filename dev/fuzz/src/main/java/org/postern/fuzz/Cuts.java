package org.postern.fuzz;

import java.util.SplittableRandom;

/** Where octets are cut into reads: by a seed out of the input, so that a finding can be repeated. */
final class Cuts {
    private final SplittableRandom random;
    private final int most;

    Cuts(int seed) {
        this.random = new SplittableRandom(seed);
        this.most = 1 + random.nextInt(1 + random.nextInt(64));
    }

    /** How many of so many octets come next: one at least, if there is one. */
    int next(int left) {
        return Math.min(left, 1 + random.nextInt(most));
    }
}
