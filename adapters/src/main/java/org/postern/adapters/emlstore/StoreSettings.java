package org.postern.adapters.emlstore;

import java.time.Duration;

/**
 * The limits of the store.
 *
 * @param threads how many platform threads touch the disk
 * @param queue how many writes may wait for one of them before MAIL is deferred; twice as many before a message is
 * @param patience how long a disk may keep nothing of what it was given before messages are withdrawn
 * @param longestWait how long a session waits for a disk that is only busy before its message is withdrawn
 * @param spoolMemory the most octets of one message held in memory
 * @param spoolBudget the most octets of all messages held in memory
 * @param minFree the octets that stay free on the file system
 * @param largest the largest message there may be, in octets
 * @param probeEvery how long between two attempts to trust the disk again after a failure
 */
public record StoreSettings(
        int threads,
        int queue,
        Duration patience,
        Duration longestWait,
        int spoolMemory,
        long spoolBudget,
        long minFree,
        long largest,
        Duration probeEvery) {

    /** What is good for a machine with one disk and messages up to 50 MiB. */
    public static final StoreSettings STANDARD = new StoreSettings(
            32,
            512,
            Duration.ofSeconds(30),
            Duration.ofMinutes(4),
            256 << 10,
            256L << 20,
            1L << 30,
            50L << 20,
            Duration.ofSeconds(5));

    /** The same with another reserve. */
    public StoreSettings reserving(long octets) {
        return new StoreSettings(
                threads, queue, patience, longestWait, spoolMemory, spoolBudget, octets, largest, probeEvery);
    }

    public StoreSettings {
        if (threads < 1
                || queue < 1
                || !patience.isPositive()
                || longestWait.compareTo(patience) < 0
                || spoolMemory < 0
                || spoolBudget < 0
                || minFree < 0
                || largest < 0
                || probeEvery.isNegative()) {
            throw new IllegalArgumentException("a limit of the store is out of range");
        }
    }
}
