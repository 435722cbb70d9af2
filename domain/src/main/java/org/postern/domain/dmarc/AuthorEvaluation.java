package org.postern.domain.dmarc;

import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;

/**
 * What DMARC says of one Author Domain, and why: {@code reason} in words; the policy that applies; the Organizational
 * Domain of the author, empty where it made no difference; how each identifier stands. Without an applicable record
 * there is no policy and no alignment.
 */
public record AuthorEvaluation(
        DomainName authorDomain,
        DmarcVerdict verdict,
        String reason,
        Optional<AppliedPolicy> policy,
        Optional<DomainName> organizationalDomain,
        List<IdentifierAlignment> alignments) {

    public AuthorEvaluation {
        alignments = List.copyOf(alignments);
    }

    static AuthorEvaluation withoutPolicy(DomainName author, DmarcVerdict verdict, String reason) {
        return new AuthorEvaluation(author, verdict, reason, Optional.empty(), Optional.empty(), List.of());
    }

    /** What the Domain Owner asks for this message: {@code none} unless the verdict is fail. */
    public AssessmentPolicy requestedPolicy() {
        return verdict == DmarcVerdict.FAIL
                ? policy.map(AppliedPolicy::requested).orElse(AssessmentPolicy.NONE)
                : AssessmentPolicy.NONE;
    }
}
