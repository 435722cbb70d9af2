package org.postern.application.authenticate;

import java.util.List;
import java.util.Optional;
import org.postern.application.port.RecipientDirectory;
import org.postern.application.port.RecipientDirectory.Entry;
import org.postern.domain.address.Mailbox;
import org.postern.domain.address.NullPath;
import org.postern.domain.address.Path;
import org.postern.domain.address.ReversePath;
import org.postern.domain.sasl.UserName;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/**
 * Decides whether a user may name a reverse-path: RFC 6409 §6.1. A user's addresses are those by which mail reaches it:
 * the mailbox it is named after, and what leads there. The null reverse-path is nobody's, and reports need it (RFC 8098 §3).
 */
public final class PermitSender {
    private final RecipientDirectory directory;

    public PermitSender(RecipientDirectory directory) {
        this.directory = directory;
    }

    /** Why not; empty when it may. */
    public Optional<Reply> objection(String user, ReversePath sender, TransactionId id) {
        return switch (sender) {
            case NullPath nobody -> Optional.empty();
            case Path path -> objection(user, path.mailbox(), id);
        };
    }

    private Optional<Reply> objection(String user, Mailbox mailbox, TransactionId id) {
        return switch (directory.find(mailbox)) {
            case Entry.Known known ->
                reaches(user, known.mailboxes()) ? Optional.empty() : Optional.of(Replies.notYourAddress(id));
            case Entry.NoSuchMailbox none -> Optional.of(Replies.notYourAddress(id));
            case Entry.ForeignDomain foreign -> Optional.of(Replies.notYourAddress(id));
            case Entry.Unavailable unavailable -> Optional.of(Replies.LOCAL_FAULT);
        };
    }

    private static boolean reaches(String user, List<Mailbox> mailboxes) {
        return mailboxes.stream()
                .flatMap(mailbox -> UserName.prepared(mailbox.toString()).stream())
                .anyMatch(user::equals);
    }
}
