package org.postern.bootstrap;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.postern.adapters.jfr.JfrSessions;
import org.postern.adapters.metrics.Metrics;
import org.postern.adapters.observe.SessionLog;
import org.postern.adapters.observe.WatchedSessions;
import org.postern.adapters.trace.FlightRecorder;
import org.postern.adapters.trace.SessionRecorder;
import org.postern.application.limits.Floods;
import org.postern.application.port.SessionFollower;
import org.postern.application.port.SessionObserver;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.domain.session.Client;

/** Who looks at every session: the log, the metrics, the tape of its dialogue, the JDK's recorder of events. */
record Lookout(
        Metrics metrics,
        SessionLog log,
        SessionRecorder recorder,
        FlightRecorder flights,
        JfrSessions events,
        Floods floods) {

    static Lookout of(Configuration configuration, InstantSource clock) {
        FlightRecorder flights = new FlightRecorder(Tracing.folder(configuration), clock);
        return new Lookout(
                new Metrics(),
                new SessionLog(),
                new SessionRecorder(clock, flights),
                flights,
                new JfrSessions(),
                new Floods(System::nanoTime));
    }

    /** Says in the log how much of a flood it did not tell of: of minutes that are over, or of all. */
    void tellOfFloods(boolean all) {
        floods.untold(all).forEach(log::untold);
    }

    /** Told of what the sessions of all listeners have in common. */
    SessionObserver everywhere() {
        return watched(List.of());
    }

    /** Told of the sessions of one listener. */
    SessionObserver at(String listener) {
        metrics.sessions().expect(listener);
        return watched(List.of(
                client -> metrics.sessions().follow(listener, client),
                client -> recorder.follow(listener, client),
                client -> events.follow(listener)));
    }

    private SessionObserver watched(List<Function<Client, SessionFollower>> followers) {
        return new WatchedSessions(log, metrics.sessions()::faulted, metrics.sessions()::objected, followers);
    }
}
