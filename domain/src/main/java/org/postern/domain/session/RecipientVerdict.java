package org.postern.domain.session;

import java.util.List;
import org.postern.domain.address.Mailbox;
import org.postern.domain.smtp.Reply;

/** What was decided on a forward-path. */
public sealed interface RecipientVerdict {

    /** It leads to these mailboxes of ours. */
    record RecipientAccepted(List<Mailbox> mailboxes) implements RecipientVerdict {}

    /** A 4yz or 5yz. */
    record RecipientDeclined(Reply reply) implements RecipientVerdict {}
}
