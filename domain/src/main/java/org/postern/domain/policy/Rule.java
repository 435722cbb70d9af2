package org.postern.domain.policy;

import java.util.Optional;
import org.postern.domain.smtp.TransactionId;

/** A rule of the policy: its name in configuration, reports and the ledger, whether it decides, and how it judges. */
public record Rule(String name, Mode mode, Judging judging) {

    /** The same rule, only watching. */
    public Rule monitored() {
        return new Rule(name, Mode.MONITOR, judging);
    }

    Optional<StatedOpinion> stated(Findings findings, TransactionId id) {
        return judging.opinion(findings, id).map(opinion -> new StatedOpinion(name, mode, opinion));
    }
}
