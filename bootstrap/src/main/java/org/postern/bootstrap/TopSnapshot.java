package org.postern.bootstrap;

import java.util.List;
import java.util.Map;
import org.postern.adapters.metrics.Totals;
import org.postern.adapters.trace.OpenSession;

/**
 * What {@code postern top} is told of a server at one moment. Counts are since its start; {@code nanos} is the server's own
 * clock, so that rates do not depend on how soon an answer comes.
 */
record TopSnapshot(
        String hostname,
        String version,
        long nanos,
        long uptimeSeconds,
        boolean ready,
        List<String> conditions,
        Map<String, Double> numbers,
        Map<String, Double> rules,
        Map<String, Double> replies,
        Map<String, Totals.Spread> spreads,
        List<OpenSession> oldest) {

    /** One of the numbers; what an older server does not tell is 0. */
    double number(String name) {
        return numbers.getOrDefault(name, 0.0);
    }
}
