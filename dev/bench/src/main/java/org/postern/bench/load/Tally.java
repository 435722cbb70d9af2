package org.postern.bench.load;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** What one client counted, or all of them together. Times are nanoseconds. */
final class Tally {
    private long[] waits = new long[1024];
    private int count;
    private long sessions;
    private final TreeMap<String, Integer> errors = new TreeMap<>();

    /** One message was acknowledged, or one client served, after so long. */
    void waited(long nanoseconds) {
        if (count == waits.length) {
            waits = Arrays.copyOf(waits, 2 * count);
        }
        waits[count++] = nanoseconds;
    }

    void session() {
        sessions++;
    }

    void error(Exception failed) {
        errors.merge(failed.getClass().getSimpleName() + ": " + failed.getMessage(), 1, Integer::sum);
    }

    long count() {
        return count;
    }

    long sessions() {
        return sessions;
    }

    void add(Tally other) {
        waits = LongStream.concat(Arrays.stream(waits, 0, count), Arrays.stream(other.waits, 0, other.count))
                .toArray();
        count = waits.length;
        sessions += other.sessions;
        other.errors.forEach((what, times) -> errors.merge(what, times, Integer::sum));
    }

    /** One line of JSON; waits in milliseconds. */
    String json(long took) {
        long[] sorted = Arrays.copyOf(waits, count);
        Arrays.sort(sorted);
        return ("{\"seconds\": %.4f, \"count\": %d, \"sessions\": %d, \"p50\": %.3f, \"p99\": %.3f, \"most\": %.3f,"
                        + " \"errors\": %d, \"first_error\": \"%s\"}")
                .formatted(
                        took / 1e9,
                        count,
                        sessions,
                        at(sorted, 0.5),
                        at(sorted, 0.99),
                        at(sorted, 1),
                        errors.values().stream().mapToInt(Integer::intValue).sum(),
                        errors.isEmpty()
                                ? ""
                                : errors.firstKey().replace('"', '\'').replace('\\', '/'));
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[Math.clamp((long) (part * sorted.length), 0, sorted.length - 1)] / 1e6;
    }
}
