package org.postern.domain.policy;

import java.util.List;
import java.util.Optional;

/**
 * What the policy decided: the disposition, the name of the rule it comes from (none when no rule objected), and every
 * opinion in the order of the rules, those that did not count among them.
 */
public record Decision(Disposition disposition, Optional<String> rule, List<StatedOpinion> opinions) {

    /** Nobody was asked. */
    public static final Decision UNJUDGED = new Decision(new Disposition.Accept(), Optional.empty(), List.of());

    public Decision {
        opinions = List.copyOf(opinions);
    }

    /** Why, in the words of the rule that decided. */
    public Optional<String> reason() {
        return opinions.stream()
                .filter(stated -> Optional.of(stated.rule()).equals(rule))
                .map(stated -> stated.opinion().reason())
                .findFirst();
    }
}
