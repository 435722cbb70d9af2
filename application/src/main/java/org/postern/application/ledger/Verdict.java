package org.postern.application.ledger;

import java.util.List;
import java.util.Optional;
import org.postern.application.dns.DnsEvidence;
import org.postern.application.judge.Judgement;
import org.postern.application.judge.ScanEvidence;
import org.postern.domain.greylist.GreylistReport;
import org.postern.domain.message.MethodResult;
import org.postern.domain.policy.Decision;

/**
 * A judgement as it is written down: what was found in the terms of RFC 8601 (so that it can be read when the checks have
 * changed), what was decided, and what the DNS, the scanners and the greylist said on the way.
 */
public record Verdict(
        List<MethodResult> findings,
        Decision decision,
        List<DnsEvidence> evidence,
        List<ScanEvidence> scans,
        Optional<GreylistReport> greylist,
        List<Judgement.Timing> timings,
        List<String> faults) {

    /** Nobody judged. */
    public static final Verdict NONE = of(Judgement.NONE);

    public Verdict {
        findings = List.copyOf(findings);
        evidence = List.copyOf(evidence);
        scans = List.copyOf(scans);
        timings = List.copyOf(timings);
        faults = List.copyOf(faults);
    }

    /** That of a judgement. */
    public static Verdict of(Judgement judgement) {
        return new Verdict(
                StatedFindings.of(judgement.findings()),
                judgement.decision(),
                judgement.evidence(),
                judgement.scans(),
                judgement.findings().greylist(),
                judgement.timings(),
                judgement.faults());
    }
}
