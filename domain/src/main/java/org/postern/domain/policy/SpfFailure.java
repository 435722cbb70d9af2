package org.postern.domain.policy;

import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.TransactionId;
import org.postern.domain.spf.SpfOutcome;
import org.postern.domain.spf.SpfResult;

/**
 * The sender's domain says that the client may not send for it: RFC 7208 §8.4, RFC 7372 §3.2. Enforced, it refuses
 * forwarded mail before DKIM could save it (RFC 9989 §8.1), so only an operator's word makes it more than a remark.
 */
public record SpfFailure() implements Judging {
    public static final String NAME = "spf-fail";

    @Override
    public Optional<Opinion> opinion(Findings findings, TransactionId id) {
        return findings.spfMailFrom()
                .filter(outcome -> outcome.result() == SpfResult.FAIL)
                .flatMap(SpfFailure::domain)
                .map(domain -> new Opinion(
                        new Disposition.Refuse(Replies.spfFailed(domain, id)),
                        "SPF of " + domain + " does not permit the client"));
    }

    private static Optional<DomainName> domain(SpfOutcome outcome) {
        String domain = outcome.arguments().domain();
        return DomainName.parse(domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain);
    }
}
