package org.postern.adapters.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.application.port.SessionFollower;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.session.Client;
import org.postern.domain.smtp.EnhancedStatusCode;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;

/** Counts sessions, how they end, what they are told, and TLS. */
public final class SessionMeter {
    private static final double[] LASTING = {0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800};
    private static final int MOST_REPLIES = 500;
    private static final Map<String, String> REASONS = Map.of(
            "quit",
            "quit",
            "connection lost",
            "lost",
            "client refused",
            "refused",
            "closed by server",
            "closed",
            "fault",
            "fault",
            Replies.TIMED_OUT.lines().getFirst(),
            "timeout",
            Replies.STOPPING.lines().getFirst(),
            "stopping");

    private final Counter begun;
    private final Gauge open;
    private final Counter ended;
    private final Histogram lasting;
    private final Counter faults;
    private final Counter objections;
    private final Words words = new Words();
    private final Counter replies;
    private final Counter handshakes;
    private final Counter failedHandshakes;
    private final Map<Kind, CounterDataPoint> kinds = new ConcurrentHashMap<>();

    private record Kind(int code, Optional<EnhancedStatusCode> status) {}

    SessionMeter(PrometheusRegistry registry) {
        begun = Counter.builder()
                .name("postern_sessions_total")
                .help("Sessions begun.")
                .labelNames("listener")
                .withoutExemplars()
                .register(registry);
        open = Gauge.builder()
                .name("postern_sessions_open")
                .help("Sessions open now.")
                .labelNames("listener")
                .withoutExemplars()
                .register(registry);
        ended = Counter.builder()
                .name("postern_sessions_ended_total")
                .help("Sessions over, by how they ended.")
                .labelNames("reason")
                .withoutExemplars()
                .register(registry);
        lasting = Histogram.builder()
                .name("postern_session_duration_seconds")
                .help("How long sessions lasted.")
                .classicOnly()
                .classicUpperBounds(LASTING)
                .withoutExemplars()
                .register(registry);
        faults = Counter.builder()
                .name("postern_session_faults_total")
                .help("Faults of ours in sessions; each is a bug, its stack stands in the log.")
                .withoutExemplars()
                .register(registry);
        objections = Counter.builder()
                .name("postern_guard_objections_total")
                .help("How often each rule of the guard objected to a client, also while it is only monitored.")
                .labelNames("rule", "mode")
                .withoutExemplars()
                .register(registry);
        replies = Counter.builder()
                .name("postern_replies_total")
                .help("Replies, by reply code and enhanced status code.")
                .labelNames("code", "status")
                .withoutExemplars()
                .register(registry);
        handshakes = Counter.builder()
                .name("postern_tls_handshakes_total")
                .help("TLS handshakes that came to an end, by version.")
                .labelNames("version")
                .withoutExemplars()
                .register(registry);
        failedHandshakes = Counter.builder()
                .name("postern_tls_handshake_failures_total")
                .help("TLS handshakes after STARTTLS that failed.")
                .withoutExemplars()
                .register(registry);
    }

    /** Follows a session that begins now at that listener of the configuration. */
    public SessionFollower follow(String listener, Client client) {
        begun.labelValues(listener).inc();
        client.tls().ifPresent(tls -> negotiated(tls.version()));
        return new CountedSession(this, open.labelValues(listener));
    }

    /** A listener there is, so that its zeros are told from the start. */
    public void expect(String listener) {
        begun.initLabelValues(listener);
        open.initLabelValues(listener);
    }

    /** Something of ours failed. */
    public void faulted() {
        faults.inc();
    }

    /** A rule of the guard objected. */
    public void objected(StatedOpinion objection) {
        objections
                .labelValues(words.of(objection.rule()), objection.mode().word())
                .inc();
    }

    void negotiated(String version) {
        handshakes.labelValues(version).inc();
    }

    void handshakeFailed() {
        failedHandshakes.inc();
    }

    /** The replies are those of one page, and of scanners: bounded all the same. */
    void said(Reply reply) {
        Kind kind = new Kind(reply.code(), reply.enhanced());
        CounterDataPoint known = kinds.get(kind);
        if (known == null) {
            known = kinds.size() < MOST_REPLIES ? point(kind) : replies.labelValues("other", "");
        }
        known.inc();
    }

    private CounterDataPoint point(Kind kind) {
        String status = kind.status().map(EnhancedStatusCode::toString).orElse("");
        return kinds.computeIfAbsent(kind, none -> replies.labelValues(Integer.toString(kind.code()), status));
    }

    void over(String reason, Duration lasted) {
        ended.labelValues(REASONS.getOrDefault(reason, "other")).inc();
        lasting.observe(lasted.toMillis() / 1_000.0);
    }
}
