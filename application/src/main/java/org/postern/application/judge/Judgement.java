package org.postern.application.judge;

import java.time.Duration;
import java.util.List;
import org.postern.application.dns.DnsEvidence;
import org.postern.domain.policy.Decision;
import org.postern.domain.policy.Findings;

/**
 * A judgement with all it was made from: what was found, what was decided, what the DNS and the
 * scanners said on the way, how long each check took, and what broke in ours. With the message and the evidence it can be made again.
 */
public record Judgement(
        Findings findings,
        Decision decision,
        List<DnsEvidence> evidence,
        List<ScanEvidence> scans,
        List<Timing> timings,
        List<String> faults) {

    /** Nobody looked, as for a client in a trusted network, or one that has authenticated. */
    public static final Judgement NONE =
            new Judgement(Findings.NONE, Decision.UNJUDGED, List.of(), List.of(), List.of(), List.of());

    /** How long a check took, from the beginning of the judgement to its result. */
    public record Timing(String check, Duration taken) {}

    public Judgement {
        evidence = List.copyOf(evidence);
        scans = List.copyOf(scans);
        timings = List.copyOf(timings);
        faults = List.copyOf(faults);
    }
}
