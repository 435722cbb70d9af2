package org.postern.domain.dmarc;

import java.util.List;
import java.util.Optional;

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
}
