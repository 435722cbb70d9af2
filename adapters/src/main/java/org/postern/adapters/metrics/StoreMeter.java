package org.postern.adapters.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.StoreFailure;

/** Times what the store does, and knows what it has not done yet. */
final class StoreMeter {
    private static final double[] WRITE = {
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
    };

    private final Histogram writes;
    private final Set<Operation> open = ConcurrentHashMap.newKeySet();

    /** One that has begun; by identity. */
    static final class Operation {
        private final long start = System.nanoTime();

        double seconds() {
            return (System.nanoTime() - start) / 1e9;
        }
    }

    StoreMeter(PrometheusRegistry registry) {
        writes = Histogram.builder()
                .name("postern_store_write_seconds")
                .help("From a message's octets being there to their being durable, or not: kept, full, busy, fault.")
                .labelNames("outcome")
                .classicOnly()
                .classicUpperBounds(WRITE)
                .withoutExemplars()
                .register(registry);
        writes.initLabelValues("kept");
        GaugeWithCallback.builder()
                .name("postern_store_operations_open")
                .help("Messages being written now.")
                .callback(now -> now.call(open.size()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("postern_store_oldest_operation_seconds")
                .help("How long the oldest of them has been under way: a disk that hangs makes it grow.")
                .callback(now -> now.call(oldest()))
                .register(registry);
    }

    private double oldest() {
        return open.stream().mapToDouble(Operation::seconds).max().orElse(0);
    }

    Operation begin() {
        Operation operation = new Operation();
        open.add(operation);
        return operation;
    }

    void end(Operation operation) {
        open.remove(operation);
    }

    void ended(Operation operation, KeepOutcome outcome) {
        writes.labelValues(word(outcome)).observe(operation.seconds());
    }

    private static String word(KeepOutcome outcome) {
        return switch (outcome) {
            case KeepOutcome.Kept kept -> "kept";
            case KeepOutcome.NotKept not -> word(not.failure());
        };
    }

    private static String word(StoreFailure failure) {
        return switch (failure) {
            case FULL -> "full";
            case BUSY -> "busy";
            case FAULT -> "fault";
        };
    }
}
