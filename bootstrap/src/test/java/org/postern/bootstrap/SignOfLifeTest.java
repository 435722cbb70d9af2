package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Signs of life for a supervisor's watchdog. */
class SignOfLifeTest {
    private static final Map<String, String> BY_SYSTEMD =
            Map.of("NOTIFY_SOCKET", "/run/systemd/notify", "WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "77");

    @Test
    void itBeatsWhileListenersTakeConnectionsOnly() throws InterruptedException {
        AtomicBoolean listening = new AtomicBoolean(true);
        AtomicInteger beats = new AtomicInteger();
        SignOfLife sign = new SignOfLife(Duration.ofMinutes(1), listening::get, beats::incrementAndGet);
        sign.beat();
        assertThat(beats).hasValue(1);
        listening.set(false);
        sign.beat();
        assertThat(beats).hasValue(1);
    }

    @Test
    void theWatchdogIsTheOneThatSystemdToldThisProcessOf() {
        assertThat(new ServiceNotices(BY_SYSTEMD, 77).watchdog()).contains(Duration.ofSeconds(30));
        assertThat(new ServiceNotices(BY_SYSTEMD, 78).watchdog()).isEmpty();
        assertThat(new ServiceNotices(Map.of("WATCHDOG_USEC", "30000000"), 77).watchdog())
                .isEmpty();
        for (String odd : new String[] {"", "0", "-1", "x", "1".repeat(30)}) {
            assertThat(new ServiceNotices(Map.of("NOTIFY_SOCKET", "s", "WATCHDOG_USEC", odd), 77).watchdog())
                    .as(odd)
                    .isEmpty();
        }
    }
}
