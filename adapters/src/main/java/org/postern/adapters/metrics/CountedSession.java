package org.postern.adapters.metrics;

import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.postern.application.port.SessionFollower;
import org.postern.domain.session.Effect;
import org.postern.domain.session.Event;
import org.postern.domain.session.Session;
import org.postern.domain.session.Step;
import org.postern.domain.smtp.Reply;

/** One session as its meter sees it. */
final class CountedSession implements SessionFollower {
    private final SessionMeter meter;
    private final GaugeDataPoint open;

    CountedSession(SessionMeter meter, GaugeDataPoint open) {
        this.meter = meter;
        this.open = open;
        open.inc();
    }

    @Override
    public void heard(ByteBuffer line) {}

    @Override
    public void happened(Event event, Step step) {
        if (event instanceof Event.TlsNegotiated secure) {
            meter.negotiated(secure.facts().version());
        } else if (event instanceof Event.ConnectionLost lost && lost.asked() instanceof Effect.NegotiateTls) {
            meter.handshakeFailed();
        }
    }

    @Override
    public void said(Reply reply) {
        meter.said(reply);
    }

    @Override
    public void over(Session session, String reason, Duration lasted) {
        open.dec();
        meter.over(reason, lasted);
    }
}
