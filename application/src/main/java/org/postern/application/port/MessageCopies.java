package org.postern.application.port;

import java.util.List;
import org.postern.domain.smtp.TransactionId;

/** A store of copies: of each message there the same octets under the same key, as durable as in the store they are of. */
public interface MessageCopies extends RemovableMessages {

    /** Keeps a copy. Waits until the whole is durable, or withdrawn. A key that is taken already is never overwritten. */
    KeepOutcome copy(StoredMessage message);

    /** None of these ever comes, or comes back: those that are there are taken away, the others get a tombstone as well. */
    RemoveOutcome bury(List<TransactionId> ids);
}
