package org.postern.application.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/**
 * What the rules of the guard have against a client or what it asks for, under the id that the reply names. {@code again}:
 * the same was told of already, or too much of its kind.
 */
public record Objections(Optional<TransactionId> id, List<StatedOpinion> opinions, boolean again) {

    /** Nothing. */
    public static final Objections NONE = new Objections(Optional.empty(), List.of(), false);

    public Objections {
        opinions = List.copyOf(opinions);
    }

    /** What the client is told: the reply of the first enforced rule. Empty: it may go on. */
    public Optional<Reply> refusal() {
        return opinions.stream()
                .filter(stated -> stated.mode() == Mode.ENFORCE)
                .map(stated -> stated.opinion().disposition())
                .filter(Disposition.Defer.class::isInstance)
                .map(disposition -> ((Disposition.Defer) disposition).reply())
                .findFirst();
    }

    /** These, none of which is a refusal, and further ones under whose id they stand from now on. */
    Objections and(Objections more) {
        if (opinions.isEmpty()) {
            return more;
        }
        List<StatedOpinion> all = new ArrayList<>(opinions);
        all.addAll(more.opinions());
        return new Objections(more.id(), all, again && more.again());
    }

    boolean enforce(GuardRule rule) {
        return opinions.stream().anyMatch(stated -> stated.rule().equals(rule.word()) && stated.mode() == Mode.ENFORCE);
    }
}
