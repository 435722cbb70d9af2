package org.postern.domain.policy;

import java.util.Optional;
import org.postern.domain.origin.SenderDomain;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.TransactionId;

/** A sender whose domain says that it takes no mail cannot be answered: RFC 7505 §4.2. */
public record NullMx() implements Judging {
    public static final String NAME = "null-mx";

    @Override
    public Optional<Opinion> opinion(Findings findings, TransactionId id) {
        return findings.senderDomain()
                .filter(sender -> sender.mail() == SenderDomain.Mail.NULL_MX)
                .map(sender -> new Opinion(
                        new Disposition.Refuse(Replies.senderTakesNoMail(sender.domain(), id)),
                        sender.domain() + " has a null MX"));
    }
}
