package org.postern.application.ledger;

import java.util.List;
import org.postern.domain.smtp.Reply;

/** A forward-path of RCPT and what became of it. */
public sealed interface NamedRecipient {

    /** As it was said, with brackets. */
    String forwardPath();

    /** It leads to these mailboxes. */
    record Accepted(String forwardPath, List<String> mailboxes) implements NamedRecipient {
        public Accepted {
            mailboxes = List.copyOf(mailboxes);
        }
    }

    /** It was refused or deferred. */
    record Declined(String forwardPath, Reply reply) implements NamedRecipient {}
}
