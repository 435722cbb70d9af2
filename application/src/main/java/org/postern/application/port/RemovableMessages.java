package org.postern.application.port;

import java.util.List;
import java.util.Optional;
import org.postern.domain.smtp.TransactionId;

/** Messages that their owner may take away for good. */
public interface RemovableMessages extends StoredMessages {

    /**
     * Takes these messages away. Of each it holds, whatever happens to the process or the power: it is there, whole, and
     * nothing was begun, or it never comes back, not even when its file is put there again. Ids of nothing, of messages
     * that are just being kept and of such as are gone already are passed over.
     */
    RemoveOutcome remove(List<TransactionId> ids);

    /**
     * Takes away a message that other hands put there, by its key; empty when it is gone, durably, else what the disk
     * refused. It has no id and leaves no tombstone: a backup may bring it back.
     */
    Optional<String> removeForeign(String key);
}
