package org.postern.application.certificate;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after so many failures in a row: twice as long each time, a day at most, and up to a quarter more by
 * chance, so that many servers do not come back together. With five minutes at first there are four attempts in the first
 * hour; public authorities allow five failed validations.
 */
record Patience(Duration first, RandomGenerator chance) {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 20;
    private static final double MORE = 0.25;

    /** @param failures at least one */
    Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration most = wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
        return most.plusMillis((long) (most.toMillis() * MORE * chance.nextDouble()));
    }
}
