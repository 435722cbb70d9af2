package org.postern.domain.policy;

import java.util.List;
import java.util.Optional;
import org.postern.domain.smtp.TransactionId;

/**
 * The rules in their order. The first opinion of an enforced rule decides; those of monitored rules are collected and
 * change nothing. All rules are asked, so that a decision tells what every one of them thought.
 */
public record Policy(List<Rule> rules) {

    /** Takes everything. */
    public static final Policy NONE = new Policy(List.of());

    public Policy {
        rules = List.copyOf(rules);
        if (rules.stream().map(Rule::name).distinct().count() != rules.size()) {
            throw new IllegalArgumentException("two rules of one name");
        }
    }

    /** The same rules, all of them only watching. */
    public Policy monitored() {
        return new Policy(rules.stream().map(Rule::monitored).toList());
    }

    /** Decides. */
    public Decision decide(Findings findings, TransactionId id) {
        List<StatedOpinion> opinions = rules.stream()
                .flatMap(rule -> rule.stated(findings, id).stream())
                .toList();
        Optional<StatedOpinion> deciding = opinions.stream()
                .filter(stated -> stated.mode() == Mode.ENFORCE)
                .findFirst();
        return new Decision(
                deciding.map(stated -> stated.opinion().disposition()).orElseGet(Disposition.Accept::new),
                deciding.map(StatedOpinion::rule),
                opinions);
    }
}
