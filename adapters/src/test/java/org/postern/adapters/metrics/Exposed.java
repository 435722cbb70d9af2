package org.postern.adapters.metrics;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the page of metrics says. */
final class Exposed {
    private Exposed() {}

    static List<String> lines(Metrics metrics) {
        return new String(metrics.page("").octets(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** The value of that series, written as on the page. */
    static double value(Metrics metrics, String series) {
        return lines(metrics).stream()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series + " in " + lines(metrics)));
    }
}
