package org.postern.application.judge;

import java.time.Duration;
import org.postern.domain.scan.ScanReport;

/** What a scanner said and how long it took: kept, so that a judgement can be made again without asking it. */
public record ScanEvidence(ScanReport report, Duration latency) {}
