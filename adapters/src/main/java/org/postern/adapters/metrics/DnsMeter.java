package org.postern.adapters.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.RecordType;

/** Counts and times questions to name servers. */
final class DnsMeter {
    private static final double[] QUERY = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private final Counter queries;
    private final Histogram seconds;

    DnsMeter(PrometheusRegistry registry) {
        queries = Counter.builder()
                .name("postern_dns_queries_total")
                .help("Questions to name servers (not those the cache answered), by type of record and how they ended.")
                .labelNames("type", "outcome")
                .withoutExemplars()
                .register(registry);
        seconds = Histogram.builder()
                .name("postern_dns_query_seconds")
                .help("How long they took, time-outs and second tries included.")
                .labelNames("outcome")
                .classicOnly()
                .classicUpperBounds(QUERY)
                .withoutExemplars()
                .register(registry);
    }

    void answered(RecordType type, Answer.Status status, long nanos) {
        String outcome = word(status);
        queries.labelValues(type.name(), outcome).inc();
        seconds.labelValues(outcome).observe(nanos / 1e9);
    }

    private static String word(Answer.Status status) {
        return switch (status) {
            case FOUND -> "found";
            case NO_DATA -> "no-data";
            case NO_SUCH_DOMAIN -> "no-such-domain";
            case TEMPORARY_FAILURE -> "failure";
        };
    }
}
