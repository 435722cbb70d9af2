package org.postern.domain.dkim;

import java.util.List;
import org.postern.domain.address.DomainName;

/** The signatures of a message and what became of each, the topmost first: RFC 6376 §3.9. */
public record DkimReport(List<SignatureReport> signatures) {
    private static final List<DkimResult> BEST_FIRST = List.of(
            DkimResult.PASS,
            DkimResult.TEMPERROR,
            DkimResult.POLICY,
            DkimResult.FAIL,
            DkimResult.PERMERROR,
            DkimResult.NEUTRAL);

    public DkimReport {
        signatures = List.copyOf(signatures);
    }

    /** One result for all: the best that any signature has, temperror before the lasting ones; none without any. */
    public DkimResult result() {
        return BEST_FIRST.stream()
                .filter(result -> signatures.stream().anyMatch(signature -> signature.result() == result))
                .findFirst()
                .orElse(DkimResult.NONE);
    }

    /** The signing domains that are proven. */
    public List<DomainName> provenDomains() {
        return signatures.stream()
                .filter(SignatureReport::passes)
                .flatMap(signature -> signature.signingDomain().stream())
                .distinct()
                .toList();
    }
}
