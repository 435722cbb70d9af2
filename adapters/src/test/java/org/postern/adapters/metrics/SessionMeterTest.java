package org.postern.adapters.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.application.port.SessionFollower;
import org.postern.domain.address.IpAddress;
import org.postern.domain.session.Client;
import org.postern.domain.session.Effect;
import org.postern.domain.session.Event;
import org.postern.domain.session.Session;
import org.postern.domain.session.Step;
import org.postern.domain.session.Tally;
import org.postern.domain.session.TlsFacts;
import org.postern.domain.smtp.EnhancedStatusCode;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.testkit.observe.SessionFollowerContract;

class SessionMeterTest implements SessionFollowerContract {
    private static final String HERE = "127.0.0.1:25";
    private static final Client CLIENT =
            new Client(IpAddress.parse("192.0.2.1").orElseThrow(), 4_711, Optional.empty(), false);
    private static final Session SESSION = new Session.Connected(CLIENT, Tally.ZERO);

    private final Metrics metrics = new Metrics();

    @Override
    public SessionFollower follow(Client client) {
        return metrics.sessions().follow(HERE, client);
    }

    private double value(String series) {
        return Exposed.value(metrics, series);
    }

    @Test
    void sessionsAreCountedWhileAndAfterTheyAreOpen() {
        metrics.sessions().expect("[::1]:465");
        SessionFollower one = follow(CLIENT);
        SessionFollower other = follow(CLIENT);
        assertThat(value("postern_sessions_open{listener=\"127.0.0.1:25\"}")).isEqualTo(2);
        one.over(SESSION, "quit", Duration.ofSeconds(3));
        other.over(SESSION, Replies.TIMED_OUT.lines().getFirst(), Duration.ofMinutes(5));
        assertThat(value("postern_sessions_open{listener=\"127.0.0.1:25\"}")).isZero();
        assertThat(value("postern_sessions_total{listener=\"127.0.0.1:25\"}")).isEqualTo(2);
        assertThat(value("postern_sessions_total{listener=\"[::1]:465\"}")).isZero();
        assertThat(value("postern_sessions_ended_total{reason=\"quit\"}")).isEqualTo(1);
        assertThat(value("postern_sessions_ended_total{reason=\"timeout\"}")).isEqualTo(1);
        assertThat(value("postern_session_duration_seconds_sum")).isEqualTo(303);
    }

    @Test
    void repliesAreCountedByTheirCodes() {
        SessionFollower follower = follow(CLIENT);
        follower.said(Replies.OK);
        follower.said(Replies.noSuchMailbox(ID));
        follower.said(Replies.noSuchMailbox(ID));
        follower.said(Replies.START_MAIL_INPUT);
        assertThat(value("postern_replies_total{code=\"250\",status=\"2.0.0\"}"))
                .isEqualTo(1);
        assertThat(value("postern_replies_total{code=\"550\",status=\"5.1.1\"}"))
                .isEqualTo(2);
        assertThat(value("postern_replies_total{code=\"354\",status=\"\"}")).isEqualTo(1);
    }

    /** A scanner may make up codes; the page stays a page. */
    @Test
    void replyCodesWithoutEndMakeNoSeriesWithoutEnd() {
        SessionFollower follower = follow(CLIENT);
        for (int detail = 0; detail < 999; detail++) {
            EnhancedStatusCode status = new EnhancedStatusCode(5, 7, detail);
            follower.said(Reply.recorded(550, Optional.of(status), java.util.List.of("No")));
        }
        assertThat(Exposed.lines(metrics).stream().filter(line -> line.startsWith("postern_replies_total{")))
                .hasSizeLessThan(510);
        assertThat(value("postern_replies_total{code=\"other\",status=\"\"}")).isEqualTo(499);
    }

    @Test
    void handshakesAreCountedByTheirEnd() {
        SessionFollower follower = follow(CLIENT.with(new TlsFacts("TLSv1.3", "x", "")));
        Effect.NegotiateTls asked = new Effect.NegotiateTls(SESSION);
        Step next = new Step.Ask(new Effect.ReadCommand(SESSION));
        follower.happened(new Event.TlsNegotiated(asked, new TlsFacts("TLSv1.2", "x", "")), next);
        follower.happened(new Event.ConnectionLost(asked), next);
        follower.happened(new Event.ConnectionLost(new Effect.ReadCommand(SESSION)), next);
        assertThat(value("postern_tls_handshakes_total{version=\"TLSv1.3\"}")).isEqualTo(1);
        assertThat(value("postern_tls_handshakes_total{version=\"TLSv1.2\"}")).isEqualTo(1);
        assertThat(value("postern_tls_handshake_failures_total")).isEqualTo(1);
    }
}
