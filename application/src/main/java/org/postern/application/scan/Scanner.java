package org.postern.application.scan;

import java.time.Duration;
import java.util.Optional;
import org.postern.application.judge.ScanEvidence;
import org.postern.application.port.ContentScanner;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.ScanRequest;

/**
 * A content scanner as its owner set it up. It gets {@code timeout} for a message, is not asked about one of more than
 * {@code largest} octets, and writes its fields only when {@code addsFields}.
 */
public record Scanner(String name, ContentScanner scanner, Duration timeout, long largest, boolean addsFields) {

    /** One that says again what it once said. */
    public static Scanner recorded(ScanEvidence evidence) {
        return new Scanner(
                evidence.report().scanner(),
                request -> evidence.report().answer(),
                Duration.ofHours(1),
                Long.MAX_VALUE,
                true);
    }

    /** Why it is not asked about this message, if it is not. */
    Optional<ScanAnswer> notAsked(ScanRequest request) {
        long size = request.content().size();
        return size <= largest
                ? Optional.empty()
                : Optional.of(
                        ScanAnswer.of(new ScanOutcome.Skipped(size + " octets, more than its max-size of " + largest)));
    }

    ScanAnswer ask(ScanRequest request) {
        ScanAnswer answer = scanner.scan(request);
        return addsFields ? answer : answer.withoutFields();
    }
}
