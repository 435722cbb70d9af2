package org.postern.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.adapters.observe.SessionLog;
import org.postern.application.limits.Floods;
import org.postern.application.port.SessionObserver;
import org.postern.domain.address.IpAddress;
import org.postern.domain.policy.Mode;
import org.postern.domain.session.Client;
import org.postern.domain.session.Session;
import org.postern.domain.session.Tally;
import org.postern.testkit.observe.SessionObserverContract;

/** The log of sessions as it is written in the end: one line an event. */
class SessionLogTest implements SessionObserverContract {
    private static final int TIME_STAMP = "2026-11-23T15:00:00.000Z ".length();

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LoggerContext context = new LoggerContext();

    @Override
    public SessionObserver newObserver() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        LineLayout layout = new LineLayout();
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> lines = new OutputStreamAppender<>();
        lines.setContext(context);
        lines.setEncoder(encoder);
        lines.setOutputStream(written);
        lines.start();
        context.getLogger("ROOT").addAppender(lines);
        return new SessionLog(context.getLogger("org.postern.session"));
    }

    @Override
    public List<String> told(SessionObserver observer) {
        context.stop();
        String text = written.toString(StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n");
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    @Test
    void aLineJoinsWithTheStoreByItsIdAndWithOthersByTheClient() {
        SessionObserver observer = newObserver();
        IpAddress address = IpAddress.parse("192.0.2.25").orElseThrow();
        Session session = new Session.Connected(new Client(address, 4_711, Optional.empty(), false), Tally.ZERO);
        observer.messageKept(session, ID, 1_234, Duration.ofMillis(56));
        observer.ended(session, "quit", Duration.ofSeconds(2));
        observer.ended(session, "client refused", Duration.ZERO);
        ((SessionLog) observer).untold(new Floods.Untold("sessions", Mode.ENFORCE, 77));
        assertThat(told(observer).stream().map(line -> line.substring(TIME_STAMP)))
                .containsExactly(
                        "INFO session: kept id=" + ID + " client=192.0.2.25 octets=1234 ms=56",
                        "INFO session: ended client=192.0.2.25 reason=quit transactions=0 errors=0 ms=2000",
                        "INFO session: guard, beside those told rule=sessions mode=enforce times=77");
    }
}
