package org.postern.adapters.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ZoneTest;

/** Counts what happens to DNS lists; the zones are those of the configuration. */
final class ListMeter {
    private final Gauge sound;
    private final Counter unanswered;

    ListMeter(PrometheusRegistry registry) {
        sound = Gauge.builder()
                .name("postern_list_sound")
                .help(
                        "Whether the newest test of a DNS list (RFC 5782 section 5) found it in order; 0: it is set aside.")
                .labelNames("zone")
                .withoutExemplars()
                .register(registry);
        unanswered = Counter.builder()
                .name("postern_list_unanswered_total")
                .help("Look-ups of clients that a DNS list gave no answer to.")
                .labelNames("zone")
                .withoutExemplars()
                .register(registry);
    }

    void tested(ZoneTest test) {
        sound.labelValues(test.list().zone().text()).set(test.isSound() ? 1 : 0);
        unanswered.initLabelValues(test.list().zone().text());
    }

    void unanswered(DnsList list) {
        unanswered.labelValues(list.zone().text()).inc();
    }
}
