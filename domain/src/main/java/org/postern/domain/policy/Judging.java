package org.postern.domain.policy;

import java.util.Optional;
import org.postern.domain.smtp.TransactionId;

/** Looks at findings and has an opinion, or none; a function of its arguments. The id is for the reply. */
@FunctionalInterface
public interface Judging {

    /** The opinion on the transaction of that id. */
    Optional<Opinion> opinion(Findings findings, TransactionId id);
}
