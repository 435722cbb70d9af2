package org.postern.adapters.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.postern.application.judge.ListObserver;
import org.postern.application.port.Ledger;
import org.postern.application.port.MessageStore;
import org.postern.domain.dns.Dns;

/**
 * Every metric of a server, and who counts for it: wrap what is to be counted, and let sessions be followed. What is
 * looked at only when somebody asks is registered with {@link #gauges}. Any thread.
 */
public final class Metrics {
    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final SessionMeter sessions = new SessionMeter(registry);
    private final TransactionMeter transactions = new TransactionMeter(registry);
    private final StoreMeter store = new StoreMeter(registry);
    private final DnsMeter dns = new DnsMeter(registry);
    private final ListMeter lists = new ListMeter(registry);
    private final Gauges gauges = new Gauges(registry);
    private final ExpositionFormatWriter plain = PrometheusTextFormatWriter.builder()
            .setIncludeCreatedTimestamps(false)
            .build();
    private final ExpositionFormatWriter open = OpenMetricsTextFormatWriter.builder()
            .setCreatedTimestampsEnabled(false)
            .setExemplarsOnAllMetricTypesEnabled(false)
            .build();

    /** A page in one of the two formats. */
    public record Page(String contentType, byte[] octets) {}

    /** Where sessions are counted. */
    public SessionMeter sessions() {
        return sessions;
    }

    /** What is looked at when somebody asks. */
    public Gauges gauges() {
        return gauges;
    }

    /** The same ledger, its entries counted. */
    public Ledger counted(Ledger ledger) {
        return new MeteredLedger(ledger, transactions);
    }

    /** The same store, its work timed. */
    public MessageStore timed(MessageStore kept) {
        return new MeteredStore(kept, store);
    }

    /** The same DNS, its answers counted and timed. */
    public Dns timed(Dns resolver) {
        return new MeteredDns(resolver, dns);
    }

    /** The same observer, what it is told counted. */
    public ListObserver counted(ListObserver observer) {
        return new MeteredLists(observer, lists);
    }

    /** All of it now, to be added up. */
    public Totals totals() {
        return new Totals(registry);
    }

    /** All of it now, in the format that the client's Accept field prefers: OpenMetrics when it names that, else Prometheus' own. */
    public Page page(String accept) {
        ExpositionFormatWriter writer = accept.contains(OPEN_METRICS) ? open : plain;
        ByteArrayOutputStream octets = new ByteArrayOutputStream(32_768);
        try {
            writer.write(octets, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Page(writer.getContentType(), octets.toByteArray());
    }
}
