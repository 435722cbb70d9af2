package org.postern.domain.policy;

import java.util.Optional;
import org.postern.domain.dkim.DkimResult;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.TransactionId;

/**
 * A message with signatures of which none verifies, for good. RFC 6376 §6.1 and §6.3 have it treated as an unsigned one,
 * since mailing lists break signatures; this is for watching, and for operators who know better.
 */
public record DkimFailure() implements Judging {
    public static final String NAME = "dkim-fail";

    @Override
    public Optional<Opinion> opinion(Findings findings, TransactionId id) {
        return findings.dkim()
                .filter(report -> report.result() == DkimResult.FAIL)
                .map(report ->
                        new Opinion(new Disposition.Refuse(Replies.dkimFailed(id)), "no DKIM signature verifies"));
    }
}
