package org.postern.domain.smtp;

import java.util.List;
import org.postern.domain.address.ForwardPath;
import org.postern.domain.address.Mailbox;

/** A forward-path that was accepted, what was said with it, and the mailboxes of ours that it leads to. */
public record Recipient(ForwardPath path, RcptParameters parameters, List<Mailbox> mailboxes) {

    public Recipient {
        mailboxes = List.copyOf(mailboxes);
    }
}
