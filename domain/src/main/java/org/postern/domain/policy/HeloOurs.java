package org.postern.domain.policy;

import java.util.Optional;
import org.postern.domain.origin.HeloFacts;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.TransactionId;

/**
 * A client that gives the server's own name for its own: RFC 5321 §4.1.1.1 has it give its own. That is no doubt of a name that
 * does not lead to the client, for which RFC 5321 §4.1.4 forbids to refuse.
 */
public record HeloOurs() implements Judging {
    public static final String NAME = "helo-ours";

    @Override
    public Optional<Opinion> opinion(Findings findings, TransactionId id) {
        return findings.helo()
                .filter(HeloFacts::ours)
                .map(helo -> new Opinion(
                        new Disposition.Refuse(Replies.heloIsOurs(id)), "the client says it is this server"));
    }
}
