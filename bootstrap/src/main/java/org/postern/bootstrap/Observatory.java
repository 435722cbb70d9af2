package org.postern.bootstrap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.adapters.http.Answer;
import org.postern.adapters.http.HttpPort;
import org.postern.adapters.http.Page;
import org.postern.adapters.metrics.Metrics;
import org.postern.adapters.metrics.Totals;
import org.postern.adapters.observe.Heartbeat;
import org.postern.adapters.observe.Pulse;
import org.postern.adapters.observe.RunMark;
import org.postern.adapters.trace.SessionRecorder;
import org.postern.application.health.AssessHealth;
import org.postern.application.health.Health;
import org.postern.application.health.WatchClock;
import org.postern.application.health.WatchStore;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.HttpSettings;
import org.postern.domain.address.DomainName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the running server and can be asked over HTTP: metrics, whether it lives, whether it takes mail. */
final class Observatory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Observatory.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private static final int SHOWN = 50;

    private final Lookout lookout;
    private final String hostname;
    private final AssessHealth health;
    private final long start = System.nanoTime();
    private final RunMark mark;
    private final List<Pulse> pulses;
    private final Optional<HttpPort> http;
    private volatile boolean stopping;

    Observatory(Configuration configuration, Lookout lookout, Readings.Parts parts, InstantSource clock)
            throws CannotStart {
        Metrics metrics = lookout.metrics();
        this.lookout = lookout;
        this.hostname = configuration.hostname().text();
        WatchStore store = new WatchStore(parts.store(), System::nanoTime);
        WatchClock wall = new WatchClock(clock, System::nanoTime, step -> LOG.warn("the clock was set: step={}", step));
        Heartbeat heartbeat = new Heartbeat(System::nanoTime);
        this.health = new AssessHealth(store::condition, parts.index()::status, parts.ledger()::lost, () -> stopping);
        this.pulses = List.of(
                new Pulse("look-at-store", EVERY, store::look),
                new Pulse("look-at-clock", EVERY, () -> {
                    wall.look();
                    heartbeat.beat();
                }),
                new Pulse("tell-of-floods", EVERY, () -> lookout.tellOfFloods(false)));
        this.http = http(
                configuration,
                Map.of(
                        "/metrics", accept -> page(metrics.page(accept)),
                        "/livez", accept -> alive(heartbeat.isAlive()),
                        "/readyz", accept -> ready(health.now())));
        this.mark = new RunMark(configuration.data());
        new Readings(metrics.gauges()).register(parts, health, wall, mark);
        Readings.losses(metrics.gauges(), lookout.flights());
    }

    private static Optional<HttpPort> http(Configuration configuration, Map<String, Page> pages) throws CannotStart {
        if (configuration.http().isEmpty()) {
            return Optional.empty();
        }
        HttpSettings settings = configuration.http().get();
        InetSocketAddress address = Settings.socketAddress(settings.address(), settings.port());
        Set<String> names = Stream.concat(Stream.of(configuration.hostname()), settings.names().stream())
                .map(DomainName::text)
                .collect(Collectors.toSet());
        try {
            return Optional.of(new HttpPort(address, names, pages));
        } catch (IOException taken) {
            throw new CannotStart(
                    "cannot listen for http on " + Announcement.text(address) + ": " + taken.getMessage(), taken);
        }
    }

    private static Answer page(Metrics.Page page) {
        return new Answer(200, page.contentType(), page.octets());
    }

    private static Answer alive(boolean alive) {
        return alive ? Answer.text(200, "alive\n") : Answer.text(503, "sessions do not run any more\n");
    }

    private static Answer ready(Health health) {
        return Answer.text(health.isReady() ? 200 : 503, health.text());
    }

    void start() {
        mark.leave();
        lookout.flights().start();
        pulses.forEach(Pulse::start);
        http.ifPresent(HttpPort::start);
    }

    /** Where it can be asked, if anywhere. */
    Optional<InetSocketAddress> address() {
        return http.map(HttpPort::address);
    }

    /** The dialogues of the sessions there are. */
    SessionRecorder recorder() {
        return lookout.recorder();
    }

    /** Nothing that was said in a session before now is written down any more, or stays; how many dialogues went. */
    long forgetDialogues() throws IOException {
        lookout.recorder().forget();
        return lookout.flights().erase();
    }

    /** How it all is at this moment. */
    TopSnapshot glance() {
        Totals totals = lookout.metrics().totals();
        Health now = health.now();
        long nanos = System.nanoTime();
        return new TopSnapshot(
                hostname,
                Readings.version(),
                nanos,
                Duration.ofNanos(nanos - start).toSeconds(),
                now.isReady(),
                now.conditions().stream()
                        .map(one -> one.part() + " " + one.state())
                        .toList(),
                TopReadings.numbers(totals),
                TopReadings.rules(totals),
                TopReadings.replies(totals),
                TopReadings.spreads(totals),
                lookout.recorder().oldest(SHOWN));
    }

    /** From here on it says that no new mail is taken. */
    void stopping() {
        stopping = true;
    }

    /** The last to end: until then it can be asked. */
    @Override
    public void close() {
        http.ifPresent(HttpPort::close);
        pulses.forEach(Pulse::close);
        lookout.tellOfFloods(true);
        lookout.flights().close();
        mark.clear();
    }
}
