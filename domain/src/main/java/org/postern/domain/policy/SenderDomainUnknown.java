package org.postern.domain.policy;

import java.util.Optional;
import org.postern.domain.origin.SenderDomain;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.TransactionId;

/** While the DNS does not tell whether a sender's domain exists, the client may be asked to come back. */
public record SenderDomainUnknown() implements Judging {
    public static final String NAME = "sender-domain-unknown";

    @Override
    public Optional<Opinion> opinion(Findings findings, TransactionId id) {
        return findings.senderDomain()
                .filter(sender -> sender.mail() == SenderDomain.Mail.UNKNOWN)
                .map(sender -> new Opinion(
                        new Disposition.Defer(Replies.senderDomainUnknown(sender.domain(), id)),
                        "MX of " + sender.domain() + " unknown: " + sender.detail()));
    }
}
