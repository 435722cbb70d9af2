package org.postern.adapters.metrics;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBucket;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** All metrics as they were at one moment, to be added up. Names as on the page, without {@code _total}. */
public final class Totals {
    private final Map<String, MetricSnapshot> metrics = new TreeMap<>();

    /** A histogram added up over its labels: upper bounds, and how many fell under each but no lower one; the last fell under none. */
    public record Spread(List<Double> bounds, List<Long> counts) {
        public Spread {
            bounds = List.copyOf(bounds);
            counts = List.copyOf(counts);
        }
    }

    Totals(PrometheusRegistry registry) {
        MetricSnapshots all = registry.scrape();
        all.forEach(metric -> metrics.put(metric.getMetadata().getName(), metric));
    }

    private List<? extends DataPointSnapshot> points(String metric) {
        MetricSnapshot found = metrics.get(metric);
        return found == null ? List.of() : found.getDataPoints();
    }

    /** The sum over all labels. */
    public double sum(String metric) {
        return points(metric).stream().mapToDouble(Totals::value).sum();
    }

    /** Sums by what the labels come to; an empty text leaves a series out. */
    public Map<String, Double> by(String metric, Function<Map<String, String>, String> key) {
        Map<String, Double> sums = new TreeMap<>();
        for (DataPointSnapshot point : points(metric)) {
            Map<String, String> labels = new TreeMap<>();
            for (Label label : point.getLabels()) {
                labels.put(label.getName(), label.getValue());
            }
            String name = key.apply(labels);
            if (!name.isEmpty()) {
                sums.merge(name, value(point), Double::sum);
            }
        }
        return sums;
    }

    /** The observations of a histogram added up. */
    public double observed(String metric) {
        return points(metric).stream()
                .filter(HistogramDataPointSnapshot.class::isInstance)
                .mapToDouble(point -> ((HistogramDataPointSnapshot) point).getSum())
                .sum();
    }

    /** How the observations of a histogram are spread. */
    public Spread spread(String metric) {
        List<Double> bounds = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (DataPointSnapshot point : points(metric)) {
            if (point instanceof HistogramDataPointSnapshot histogram) {
                add(histogram, bounds, counts);
            }
        }
        return new Spread(bounds, counts);
    }

    private static void add(HistogramDataPointSnapshot histogram, List<Double> bounds, List<Long> counts) {
        int number = 0;
        for (ClassicHistogramBucket bucket : histogram.getClassicBuckets()) {
            if (number == counts.size()) {
                counts.add(0L);
                if (Double.isFinite(bucket.getUpperBound())) {
                    bounds.add(bucket.getUpperBound());
                }
            }
            counts.set(number, counts.get(number) + bucket.getCount());
            number++;
        }
    }

    private static double value(DataPointSnapshot point) {
        return switch (point) {
            case CounterDataPointSnapshot counter -> counter.getValue();
            case GaugeDataPointSnapshot gauge -> gauge.getValue();
            case HistogramDataPointSnapshot histogram -> histogram.getCount();
            default -> 0;
        };
    }
}
