package org.postern.application.scan;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.postern.application.judge.ScanEvidence;
import org.postern.application.judge.Scanning;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanReport;
import org.postern.domain.scan.ScanRequest;

/**
 * The scans of one message, each on a virtual thread of its own. One that is not done in time, or breaks, is unavailable:
 * a result like any other, so that its owner's word on a scanner that is down holds.
 */
final class Scans implements Scanning.UnderWay {
    private final LongSupplier nanoClock;
    private final long start;
    private final long end;
    private final List<Scan> scans;

    /** {@code time} is its own, or what all have when that is less. */
    private record Scan(String scanner, Duration time, FutureTask<ScanEvidence> task) {}

    Scans(Scanners scanners, ScanRequest request) {
        this.nanoClock = scanners.nanoClock();
        this.start = nanoClock.getAsLong();
        this.end = start + scanners.time().toNanos();
        this.scans = scanners.scanners().stream()
                .map(scanner -> begin(scanner, request, scanners.time()))
                .toList();
    }

    private Scan begin(Scanner scanner, ScanRequest request, Duration most) {
        Duration time = scanner.timeout().compareTo(most) < 0 ? scanner.timeout() : most;
        ScanRequest timed = request.within(time);
        FutureTask<ScanEvidence> task = new FutureTask<>(
                () -> evidence(scanner.name(), scanner.notAsked(timed).orElseGet(() -> scanner.ask(timed))));
        Thread.ofVirtual().name("scan-" + scanner.name()).start(task);
        return new Scan(scanner.name(), time, task);
    }

    private ScanEvidence evidence(String scanner, ScanAnswer answer) {
        return new ScanEvidence(new ScanReport(scanner, answer), Duration.ofNanos(nanoClock.getAsLong() - start));
    }

    @Override
    public List<ScanEvidence> results() {
        return scans.stream().map(this::result).toList();
    }

    private ScanEvidence result(Scan scan) {
        try {
            long left = Math.min(end, start + scan.time().toNanos()) - nanoClock.getAsLong();
            return scan.task().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (ExecutionException broken) {
            return evidence(scan.scanner(), ScanAnswer.unavailable("it broke: " + broken.getCause()));
        } catch (TimeoutException late) {
            scan.task().cancel(true);
            String why = "no answer in " + scan.time().toMillis() + " ms";
            return evidence(scan.scanner(), ScanAnswer.unavailable(why));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return evidence(scan.scanner(), ScanAnswer.unavailable("the server is stopping"));
        }
    }

    @Override
    public void close() {
        scans.forEach(scan -> scan.task().cancel(true));
    }
}
