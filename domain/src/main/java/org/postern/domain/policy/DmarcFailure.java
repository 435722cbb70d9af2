package org.postern.domain.policy;

import java.util.Optional;
import org.postern.domain.dmarc.AssessmentPolicy;
import org.postern.domain.dmarc.AuthorEvaluation;
import org.postern.domain.dmarc.DmarcResult;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.TransactionId;

/**
 * A message that fails DMARC is quarantined when its Domain Owner asks for quarantine or reject. RFC 9989 §7.4 forbids to
 * refuse on {@code p=reject} alone; {@code refuseReject} does so all the same, for operators who know more. With {@code
 * deferUnknown} a message whose check ended in temperror is put off (§5.3.6); else it is taken.
 */
public record DmarcFailure(boolean refuseReject, boolean deferUnknown) implements Judging {
    public static final String NAME = "dmarc";

    @Override
    public Optional<Opinion> opinion(Findings findings, TransactionId id) {
        return findings.dmarc().flatMap(result -> switch (result.verdict()) {
            case FAIL -> failed(result, id);
            case TEMPERROR ->
                deferUnknown
                        ? Optional.of(new Opinion(new Disposition.Defer(Replies.dmarcUnknown(id)), "DMARC unknown"))
                        : Optional.empty();
            case NONE, PASS, PERMERROR -> Optional.empty();
        });
    }

    private Optional<Opinion> failed(DmarcResult result, TransactionId id) {
        AssessmentPolicy policy = result.requestedPolicy();
        return result.deciding()
                .map(AuthorEvaluation::authorDomain)
                .filter(author -> policy != AssessmentPolicy.NONE)
                .map(author -> {
                    boolean refused = refuseReject && policy == AssessmentPolicy.REJECT;
                    Disposition disposition = refused
                            ? new Disposition.Refuse(Replies.dmarcFailed(author, id))
                            : new Disposition.Quarantine();
                    return new Opinion(disposition, "DMARC of " + author + " fails, its policy is " + policy.keyword());
                });
    }
}
