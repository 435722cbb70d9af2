package org.postern.domain.policy;

import java.util.Optional;
import org.postern.domain.message.AuthorDomain;
import org.postern.domain.message.AuthorFlaw;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.TransactionId;

/**
 * A message has exactly one From field (RFC 5322 §3.6); readers of one with none or several disagree on who wrote it.
 * With {@code unusable} an author that has no domain is refused likewise; several Author Domains never are, since DMARC
 * judges them by the strictest policy (RFC 9989 §11.5).
 */
public record AuthorMissing(boolean unusable) implements Judging {
    public static final String NAME = "author-missing";

    @Override
    public Optional<Opinion> opinion(Findings findings, TransactionId id) {
        return findings.author()
                .flatMap(AuthorMissing::flaw)
                .filter(this::counts)
                .map(flaw ->
                        new Opinion(new Disposition.Refuse(Replies.authorUnclear(flaw.words(), id)), flaw.words()));
    }

    private static Optional<AuthorFlaw> flaw(AuthorDomain author) {
        return switch (author) {
            case AuthorDomain.Sole sole -> Optional.empty();
            case AuthorDomain.Unclear unclear -> Optional.of(unclear.flaw());
        };
    }

    private boolean counts(AuthorFlaw flaw) {
        return switch (flaw) {
            case NO_FROM_FIELD, SEVERAL_FROM_FIELDS -> true;
            case MALFORMED_FROM_FIELD, NO_DOMAIN, UNREADABLE_DOMAIN -> unusable;
            case SEVERAL_DOMAINS -> false;
        };
    }
}
