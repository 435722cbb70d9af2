package org.postern.domain.policy;

import org.postern.domain.smtp.Reply;

/** What is done with a transaction: RFC 5321 §3.3, RFC 9989 §5.4. */
public sealed interface Disposition {

    /** Keep it. */
    record Accept() implements Disposition {}

    /** Keep it, marked as something to be wary of. */
    record Quarantine() implements Disposition {}

    /** Say 5yz: it will not be taken later either. */
    record Refuse(Reply reply) implements Disposition {
        public Refuse {
            if (!reply.isRefusal()) {
                throw new IllegalArgumentException("no refusal: " + reply);
            }
        }
    }

    /** Say 4yz: the client is to come back. */
    record Defer(Reply reply) implements Disposition {
        public Defer {
            if (!reply.isDeferral()) {
                throw new IllegalArgumentException("no deferral: " + reply);
            }
        }
    }

    /** The word for reports. */
    default String word() {
        return switch (this) {
            case Accept accept -> "accept";
            case Quarantine quarantine -> "quarantine";
            case Refuse refuse -> "refuse";
            case Defer defer -> "defer";
        };
    }
}
