package org.postern.bootstrap;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What systemd wants to hear of a service (sd_notify(3)), said through its own {@code systemd-notify}: the JDK cannot send
 * datagrams to a Unix socket. Says nothing where nobody listens, and what cannot be said never stops the server.
 */
final class ServiceNotices {
    private static final Logger LOG = LoggerFactory.getLogger("postern.systemd");
    private static final String SOCKET = "NOTIFY_SOCKET";
    private static final String INTERVAL = "WATCHDOG_USEC";
    private static final String WATCHED = "WATCHDOG_PID";
    private static final long PATIENCE_SECONDS = 10;
    private static final int MOST_DIGITS = 18;

    private final boolean wanted;
    private final Optional<Duration> watchdog;

    /** {@code environment} as systemd gave it to the process. */
    ServiceNotices(Map<String, String> environment, long ownPid) {
        this.wanted = environment.containsKey(SOCKET);
        boolean watched = wanted
                && environment.getOrDefault(WATCHED, Long.toString(ownPid)).equals(Long.toString(ownPid));
        this.watchdog = Optional.ofNullable(environment.get(INTERVAL))
                .filter(text -> watched
                        && !text.isEmpty()
                        && text.length() <= MOST_DIGITS
                        && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(text -> Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(Long.parseLong(text))))
                .filter(Duration::isPositive);
    }

    /** How long systemd waits for a sign of life; empty when it does not. */
    Optional<Duration> watchdog() {
        return watchdog;
    }

    /** Mail is accepted from now on. */
    void ready(String status) {
        say("READY=1", "STATUS=" + status);
    }

    /** It ends in order. */
    void stopping() {
        say("STOPPING=1", "STATUS=ending: sessions with mail data in progress may finish");
    }

    /** It is well. */
    void alive() {
        say("WATCHDOG=1");
    }

    private void say(String... notices) {
        if (!wanted) {
            return;
        }
        List<String> command =
                Stream.concat(Stream.of("systemd-notify"), Stream.of(notices)).toList();
        try {
            Process said = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = said.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                said.destroyForcibly();
            }
            if (!ended || said.exitValue() != 0) {
                LOG.warn("systemd-notify {} failed: {}", notices[0], ended ? "exit " + said.exitValue() : "no end");
            }
        } catch (IOException notThere) {
            LOG.warn("systemd was not told {}: {}", notices[0], notThere.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
