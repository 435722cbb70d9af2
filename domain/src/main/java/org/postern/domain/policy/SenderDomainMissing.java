package org.postern.domain.policy;

import java.util.Optional;
import org.postern.domain.origin.SenderDomain;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.TransactionId;

/** A sender whose domain does not exist, or has neither MX nor address, cannot be answered: RFC 5321 §5.1. */
public record SenderDomainMissing() implements Judging {
    public static final String NAME = "sender-domain-missing";

    @Override
    public Optional<Opinion> opinion(Findings findings, TransactionId id) {
        return findings.senderDomain()
                .flatMap(sender -> trouble(sender)
                        .map(trouble -> new Opinion(
                                new Disposition.Refuse(Replies.senderDomainMissing(sender.domain(), id)),
                                sender.domain() + trouble)));
    }

    private static Optional<String> trouble(SenderDomain sender) {
        return switch (sender.mail()) {
            case NO_SUCH_DOMAIN -> Optional.of(" does not exist");
            case NO_HOST -> Optional.of(" has neither MX nor address");
            case EXCHANGERS, ADDRESS, NULL_MX, UNKNOWN -> Optional.empty();
        };
    }
}
