package org.postern.bootstrap;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows twice within the time of the supervisor's watchdog that sessions can still be held: every listener takes
 * connections, and a new virtual thread gets its turn. A disk or name server that fails is not a sign of death: a restart
 * would mend nothing, and clients are told to come again.
 */
final class SignOfLife {
    private static final Logger LOG = LoggerFactory.getLogger("postern.systemd");

    private final Duration within;
    private final BooleanSupplier listening;
    private final Runnable alive;

    SignOfLife(Duration within, BooleanSupplier listening, Runnable alive) {
        this.within = within;
        this.listening = listening;
        this.alive = alive;
    }

    /** Begins; ends with the process. */
    void start() {
        Thread.ofPlatform().daemon().name("pulse").start(() -> {
            try {
                while (true) {
                    beat();
                    TimeUnit.NANOSECONDS.sleep(within.toNanos() / 2);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** One look; says that all is well or nothing. */
    void beat() throws InterruptedException {
        CountDownLatch turn = new CountDownLatch(1);
        Thread.ofVirtual().name("pulse").start(turn::countDown);
        if (!turn.await(within.toNanos() / 2, TimeUnit.NANOSECONDS)) {
            LOG.error("no virtual thread gets its turn: sessions are stuck");
        } else if (!listening.getAsBoolean()) {
            LOG.error("a listener takes no connections any more");
        } else {
            alive.run();
        }
    }
}
