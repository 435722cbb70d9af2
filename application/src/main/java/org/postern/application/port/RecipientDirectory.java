package org.postern.application.port;

import java.util.List;
import org.postern.domain.address.BarePostmaster;
import org.postern.domain.address.Mailbox;

/**
 * Which mailboxes are ours. Asked once per recipient, while the client waits, by any thread. The case of ASCII letters
 * makes no difference (RFC 5321 §2.4 leaves that to the domain).
 */
public interface RecipientDirectory {

    /** Where mail for this mailbox leads. */
    Entry find(Mailbox mailbox);

    /** Where mail for the postmaster without a domain leads: RFC 5321 §4.5.1. */
    Entry find(BarePostmaster postmaster);

    /** What the directory knows of a mailbox. */
    sealed interface Entry {

        /** It is ours and leads to these, itself among them if it is no alias. */
        record Known(List<Mailbox> mailboxes) implements Entry {}

        /** The domain is ours, the local part unknown or denied. */
        record NoSuchMailbox() implements Entry {}

        /** The domain is not ours. */
        record ForeignDomain() implements Entry {}

        /** The directory cannot say now. */
        record Unavailable() implements Entry {}
    }
}
