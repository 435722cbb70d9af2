package org.postern.bootstrap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.postern.application.certificate.CertificateState;
import org.postern.application.certificate.KeepCertificates;
import org.postern.domain.address.DomainName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps certificates good while the server runs, on a platform thread of its own. Whatever happens there, mail is taken with
 * the certificate there is.
 */
final class CertificateKeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateKeeping.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final long STOP_WITHIN_MILLIS = 5_000;

    private final Optional<KeepCertificates> keeping;
    private final Supplier<List<List<DomainName>>> names;
    private final InstantSource clock;
    private final BlockingQueue<Boolean> calls = new ArrayBlockingQueue<>(1);
    private final Thread thread;

    /** {@code names}: the certificates there are to be, as the configuration has them now. */
    CertificateKeeping(
            Optional<KeepCertificates> keeping, Supplier<List<List<DomainName>>> names, InstantSource clock) {
        this.keeping = keeping;
        this.names = names;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("certificates").unstarted(this::run);
    }

    void start() {
        if (keeping.isPresent()) {
            thread.start();
        }
    }

    /** How it stands; empty when no authority is asked. */
    List<CertificateState> states() {
        return keeping.map(KeepCertificates::states).orElseGet(List::of);
    }

    /** Asks for every certificate now, due or not; whether there is an authority to ask. */
    boolean renewNow() {
        calls.offer(true);
        return keeping.isPresent();
    }

    private void run() {
        boolean now = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                keeping.orElseThrow().turn(names.get(), now);
                now = Boolean.TRUE.equals(calls.poll(pause().toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException ours) {
                LOG.error("fault in the keeping of certificates", ours);
                now = false;
                rest();
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(LONGEST);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until something is to be done, but never long: the clock may be set meanwhile, or the configuration read again. */
    private Duration pause() {
        Instant now = clock.instant();
        Duration left = states().stream()
                .map(state -> Duration.between(now, state.next()))
                .min(Duration::compareTo)
                .orElse(LONGEST);
        Duration least = left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
        return least.compareTo(LONGEST) < 0 ? least : LONGEST;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(STOP_WITHIN_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
