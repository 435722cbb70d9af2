package org.postern.domain.session;

import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/** What was decided on a reverse-path. */
public sealed interface SenderVerdict {

    /** The transaction is open under this id. */
    record SenderAccepted(TransactionId id) implements SenderVerdict {}

    /** A 4yz or 5yz; the decision has an id, too. */
    record SenderDeclined(TransactionId id, Reply reply, boolean again) implements SenderVerdict {

        /** For the first time. */
        public SenderDeclined(TransactionId id, Reply reply) {
            this(id, reply, false);
        }
    }
}
