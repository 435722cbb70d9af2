package org.postern.application.scan;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.postern.application.judge.ScanEvidence;
import org.postern.application.judge.Scanning;
import org.postern.domain.scan.ScanRequest;

/**
 * The content scanners, in the order of the configuration. They look at a message side by side, each with its own time
 * and all with {@code time} at most, since a client waits for the reply no longer than it likes (RFC 5321 §4.5.3.2.6).
 */
public record Scanners(List<Scanner> scanners, Duration time, LongSupplier nanoClock) implements Scanning {

    public Scanners {
        scanners = List.copyOf(scanners);
        if (scanners.stream().map(Scanner::name).distinct().count() != scanners.size()) {
            throw new IllegalArgumentException("two scanners of one name");
        }
    }

    /** Those that say again what they said. */
    public static Scanners recorded(List<ScanEvidence> evidence) {
        return new Scanners(evidence.stream().map(Scanner::recorded).toList(), Duration.ofHours(1), System::nanoTime);
    }

    @Override
    public UnderWay begin(ScanRequest request) {
        return new Scans(this, request);
    }
}
