package org.postern.adapters.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Metrics that are looked up when somebody asks for them: what gives them must not wait for anything. */
public final class Gauges {
    private final PrometheusRegistry registry;

    Gauges(PrometheusRegistry registry) {
        this.registry = registry;
    }

    /** A value that goes up and down. */
    public void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(now -> now.call(value.getAsDouble()))
                .register(registry);
    }

    /** Several of them, told apart by one label. */
    public void gauges(String name, String help, String label, Supplier<Map<String, Double>> values) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(now -> values.get().forEach((word, value) -> now.call(value, word)))
                .register(registry);
    }

    /** A count that only grows; the name ends in {@code _total}. */
    public void counter(String name, String help, DoubleSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(now -> now.call(value.getAsDouble()))
                .register(registry);
    }

    /** Several of them, told apart by one label. */
    public void counters(String name, String help, String label, Supplier<Map<String, Double>> values) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(now -> values.get().forEach((word, value) -> now.call(value, word)))
                .register(registry);
    }

    /** What never changes: the value is 1, the labels say it. */
    public void constant(String name, String help, Map<String, String> labels) {
        List<String> names = List.copyOf(labels.keySet());
        String[] values = names.stream().map(labels::get).toArray(String[]::new);
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(names.toArray(String[]::new))
                .callback(now -> now.call(1, values))
                .register(registry);
    }
}
