package org.postern.domain.dmarc;

import java.util.List;
import java.util.Optional;
import org.postern.domain.message.MethodResult;

/**
 * The outcome of DMARC for a message: the verdict, why in words, the evaluation that decided, that of every Author
 * Domain looked at, and every look-up of a record in order.
 */
public record DmarcResult(
        DmarcVerdict verdict,
        String reason,
        Optional<AuthorEvaluation> deciding,
        List<AuthorEvaluation> authors,
        List<RecordLookup> lookups) {

    public DmarcResult {
        authors = List.copyOf(authors);
        lookups = List.copyOf(lookups);
    }

    /** What the Domain Owner asks for this message: {@code none} unless the verdict is fail. */
    public AssessmentPolicy requestedPolicy() {
        return verdict == DmarcVerdict.FAIL
                ? deciding.map(AuthorEvaluation::requestedPolicy).orElse(AssessmentPolicy.NONE)
                : AssessmentPolicy.NONE;
    }

    /** As RFC 9989 §9.1 reports it: the Author Domain, if there is one, and the policy after {@code t} was obeyed. */
    public MethodResult methodResult() {
        Optional<AuthorEvaluation> reported = authors.size() == 1 ? Optional.of(authors.getFirst()) : deciding;
        MethodResult result = MethodResult.of("dmarc", verdict.keyword());
        if (verdict == DmarcVerdict.TEMPERROR || verdict == DmarcVerdict.PERMERROR) {
            result = result.because(reason);
        }
        if (reported.isPresent()) {
            result = result.with("header", "from", reported.get().authorDomain().text());
        }
        Optional<AppliedPolicy> policy = deciding.flatMap(AuthorEvaluation::policy);
        return policy.isPresent()
                ? result.with("policy", "dmarc", policy.get().requested().keyword())
                : result;
    }
}
