package org.postern.testkit.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postern.application.port.ContentScanner;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.ScanRequest;

/** A scanner without a daemon, that behaves as if it had one. */
public final class MemoryScanner implements ContentScanner {
    private final DaemonConduct conduct;
    private final List<byte[]> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    public MemoryScanner(DaemonConduct conduct) {
        this.conduct = conduct;
    }

    /** The messages it was shown. */
    public List<byte[]> received() {
        return List.copyOf(received);
    }

    @Override
    public ScanAnswer scan(ScanRequest request) {
        try (InputStream octets = request.content().open()) {
            received.add(octets.readAllBytes());
            return switch (conduct) {
                case CONTENT -> ScanAnswer.of(new ScanOutcome.Clean());
                case CONDEMNING -> ScanAnswer.of(new ScanOutcome.Found("Eicar-Test-Signature"));
                case ABSENT, CUT_OFF, GARBAGE -> ScanAnswer.unavailable("it is away");
                case DEAF, SILENT, ENDLESS, DRIPPING -> {
                    boolean answered = never.await(request.patience().toNanos(), TimeUnit.NANOSECONDS);
                    yield ScanAnswer.unavailable(answered ? "impossible" : "no answer in time");
                }
            };
        } catch (IOException lost) {
            return ScanAnswer.unavailable("the message cannot be read: " + lost.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ScanAnswer.unavailable("interrupted");
        }
    }
}
